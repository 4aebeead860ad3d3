namespace GradGen.Generator.Model;

/// <summary>A call that completes a new layer.</summary>
internal sealed record InitialisationModel(string Method, EquatableArray<PassedArgument> Arguments);
