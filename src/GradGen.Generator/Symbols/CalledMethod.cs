using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>What a call of a method names: where it is implemented explicitly, the method of the interface.</summary>
internal static class CalledMethod
{
    internal static IMethodSymbol Of(IMethodSymbol method) => method.ExplicitInterfaceImplementations is [var declared, ..] ? declared : method;

    internal static string NameOf(IMethodSymbol method) => Of(method).Name;
}
