using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>A method that is called after Backward to complete it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Arguments">What it is passed.</param>
/// <param name="TakesStep">Whether it changes the parameters, so that their gradients are in the change.</param>
internal sealed record SecondCall(IMethodSymbol Method, IReadOnlyList<Argument> Arguments, bool TakesStep)
{
    /// <summary>Whether it is for one step of a sequence, and not for all of them.</summary>
    internal bool IsOfOneStep =>
        Arguments.Any(static argument => argument.Kind is ArgumentKind.Input or ArgumentKind.Output or ArgumentKind.Upstream or ArgumentKind.Step);
}
