using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>What is read and written, in the order in which it is met.</summary>
internal sealed class EffectLog(EffectWalker walker)
{
    private List<Effect> _effects = [];

    internal IReadOnlyList<Effect> Effects => _effects;

    /// <summary>The call of code that is not the layer's; null in the layer itself.</summary>
    internal SyntaxNode? Outside { get; set; }

    /// <summary>The call in the layer that led here.</summary>
    internal SyntaxNode? Call { get; set; }

    internal void Clear() => _effects = [];

    internal void Note(EffectKind kind, Value target, IOperation at, bool isWhole = false)
    {
        if (!target.IsNone)
            _effects.Add(new Effect(kind, target, Outside ?? at.Syntax, Call, walker.Guards.Current, isWhole));
    }

    internal void Read(Value value, IOperation at) => Note(EffectKind.Read, value, at);

    /// <summary>Code that is not seen gets it.</summary>
    internal void Escape(Value value, IOperation at)
    {
        var reached = walker.Storages.Deep(value);
        Note(EffectKind.MayWrite, reached, at);
        if (reached.Meets(Value.This | Value.Unknown))
            walker.Variables.ForgetMembers();
    }
}
