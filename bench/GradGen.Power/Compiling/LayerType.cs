using System.Collections.ObjectModel;
using System.Reflection;
using GradGen.Harness;

namespace GradGen.Power.Compiling;

/// <summary>A compiled layer, to be made as its [GradCheckSample] says.</summary>
internal sealed class LayerType<T>
{
    private readonly Type _type;
    private readonly object?[] _arguments;

    internal LayerType(Type type)
    {
        _type = type;
        var sample = type.GetCustomAttributesData().FirstOrDefault(static attribute => attribute.AttributeType == typeof(GradCheckSampleAttribute));
        _arguments = sample?.ConstructorArguments[0].Value is ReadOnlyCollection<CustomAttributeTypedArgument> values
            ? [.. values.Select(static value => value.Value)]
            : [];
    }

    internal IHarnessed<T> Create() => (IHarnessed<T>)Activator.CreateInstance(_type, BindingFlags.CreateInstance, null, _arguments, null)!;
}
