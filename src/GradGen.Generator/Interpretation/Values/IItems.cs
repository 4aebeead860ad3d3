namespace GradGen.Generator.Interpretation.Values;

/// <summary>A collection of the framework, as the machine keeps it.</summary>
internal interface IItems
{
    int Count { get; }

    IEnumerable<Value> Items { get; }
}
