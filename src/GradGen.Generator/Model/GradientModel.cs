namespace GradGen.Generator.Model;

/// <summary>The member that holds a parameter's gradient.</summary>
internal sealed record GradientModel(string Name, string Access);
