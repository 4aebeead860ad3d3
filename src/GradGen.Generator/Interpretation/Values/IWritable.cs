namespace GradGen.Generator.Interpretation.Values;

/// <summary>A list of the framework, as the machine keeps it.</summary>
internal interface IWritable : IItems
{
    Value Get(int index);

    void Set(int index, Value value);
}
