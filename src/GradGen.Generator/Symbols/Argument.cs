using GradGen.Generator.Model;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>What the harness passes for a parameter of Forward or Backward.</summary>
internal readonly record struct Argument(ArgumentKind Kind, int Index)
{
    /// <summary>What the parts of a tuple are given; null for what is no tuple.</summary>
    internal IReadOnlyList<Argument>? Parts { get; private init; }

    /// <summary>The argument, or the parts of a tuple.</summary>
    internal IEnumerable<Argument> Each => Parts ?? [this];

    internal static Argument Tuple(IReadOnlyList<Argument> parts) => new(ArgumentKind.Tuple, 0) { Parts = parts };

    /// <summary>A training flag, under whichever name, or a random generator; null for anything else.</summary>
    internal static Argument? OfFlag(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType == SpecialType.System_Boolean)
        {
            var name = parameter.Name.ToLowerInvariant();
            if (name.Contains("infer") || name.Contains("eval") || name.Contains("test") || name.Contains("predict"))
                return new Argument(ArgumentKind.NotTraining, 0);
            return new Argument(name.Contains("train") || !parameter.IsOptional ? ArgumentKind.Training : ArgumentKind.Omitted, 0);
        }

        return IsRandom(parameter.Type) ? new Argument(ArgumentKind.Random, 0) : null;
    }

    /// <summary>The number of a step in a sequence; null for anything else.</summary>
    internal static Argument? OfStep(IParameterSymbol parameter) =>
        !parameter.IsOptional && parameter.Type.SpecialType == SpecialType.System_Int32
            && MemberNames.Normalise(parameter.Name) is "t" or "time" or "step" or "timestep" or "timeindex" or "stepindex" or "timestepindex" or "tick"
            ? new Argument(ArgumentKind.Step, 0)
            : null;

    internal static bool IsRandom(ITypeSymbol type) =>
        type is { Name: "Random", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
