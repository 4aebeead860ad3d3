using GradGen.Generator.Model;
using GradGen.Generator.Samples;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>
/// What a caller of Forward may say beside the inputs, such as <c>bool reverse = false</c>: samples vary it as they do what a
/// constructor takes, and Backward is given the same.
/// </summary>
internal static class ChosenArgument
{
    // Whether there is something for Backward to look at is not for a sample to say, nor whether what was there before counts.
    private static readonly string[] LeftAlone = ["store", "keep", "remember", "record", "retain", "reset", "clear", "stateful", "accumulate"];

    /// <summary>What Forward is passed, with those that it can do without but a sample varies.</summary>
    internal static IReadOnlyList<Argument> Beside(ForwardSignature forward) =>
        [.. forward.Arguments.Select((argument, number) =>
            argument.Kind == ArgumentKind.Omitted && Is(forward.Method.Parameters[number]) ? new Argument(ArgumentKind.Chosen, number) : argument)];

    /// <summary>The one that Forward takes, where Backward takes it too; null for anything else.</summary>
    internal static Argument? Again(IParameterSymbol parameter, ForwardSignature forward)
    {
        foreach (var argument in Beside(forward).Where(static argument => argument.Kind == ArgumentKind.Chosen))
        {
            var before = forward.Method.Parameters[argument.Index];
            if (string.Equals(before.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && before.Type.Is(parameter.Type))
                return argument;
        }

        return null;
    }

    private static bool Is(IParameterSymbol parameter) =>
        parameter is { HasExplicitDefaultValue: true, RefKind: RefKind.None, ContainingSymbol.DeclaringSyntaxReferences.IsEmpty: false }
            && !Asked.Of(parameter).HasWord(LeftAlone) && Values(parameter).Count > 1;

    /// <summary>The value in a sample.</summary>
    internal static Expression Value(IParameterSymbol parameter) =>
        new SampleExpression.Choice(TypeNames.Of(parameter.Type), parameter.Name, Values(parameter).ToEquatableArray());

    private static IReadOnlyList<Expression> Values(IParameterSymbol parameter) =>
        new ArgumentMaker(parameter.ContainingAssembly).Values(Asked.Of(parameter)) ?? [];
}
