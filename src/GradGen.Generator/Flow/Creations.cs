using GradGen.Generator.Framework;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>New arrays and objects, and what they are given at once.</summary>
internal sealed class Creations(EffectWalker walker)
{
    private readonly Stack<Value> _initialised = new();

    /// <summary>What an initialiser gives values to.</summary>
    internal Value Initialised => _initialised.Count > 0 ? _initialised.Peek() : Value.Foreign;

    internal Value Of(IArrayCreationOperation creation)
    {
        foreach (var size in creation.DimensionSizes)
            walker.Evaluate(size);
        var array = walker.Storages.CreatedAt(creation.Syntax, isBlank: creation.Initializer is null);
        Store(creation.Initializer, array);
        return array;
    }

    internal Value Of(IObjectCreationOperation creation)
    {
        var given = Value.None;
        foreach (var argument in creation.Arguments)
            given |= walker.Calls.ValueOf(argument);
        if (Plainness.IsPlain(creation.Type))
        {
            walker.Log.Read(walker.Storages.Deep(given), creation);
            return Value.None;
        }

        var created = given;
        if (!Plainness.IsSpan(creation.Type!))
        {
            created = walker.Storages.CreatedAt(creation.Syntax);
            if (creation.Constructor is null || !FrameworkCalls.IsOfFramework(creation.Constructor))
                walker.Log.Escape(given, creation);
            else
                walker.Log.Read(given, creation);
            if (creation.Constructor is null || !Plainness.HoldsPlain(creation.Type))
                walker.Storages.Store(created, given | walker.Storages.Elements(given));
        }

        Initialise(created, creation.Initializer);
        return created;
    }

    internal Value Of(IWithOperation copy)
    {
        walker.Evaluate(copy.Operand);
        return Initialise(Value.Unknown, copy.Initializer);
    }

    internal Value Initialise(Value target, IObjectOrCollectionInitializerOperation? initializer)
    {
        _initialised.Push(target);
        foreach (var part in initializer?.Initializers.AsEnumerable() ?? [])
            walker.Evaluate(part);
        _initialised.Pop();
        return target;
    }

    private void Store(IArrayInitializerOperation? initializer, Value array)
    {
        foreach (var element in initializer?.ElementValues.AsEnumerable() ?? [])
        {
            if (element is IArrayInitializerOperation inner)
                Store(inner, array);
            else
                walker.Storages.Store(array, walker.Evaluate(element));
        }
    }
}
