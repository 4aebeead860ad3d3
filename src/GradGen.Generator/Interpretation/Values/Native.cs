using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>A call of a member of the framework.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Method">The method with its type arguments.</param>
internal sealed record Site(IHost Host, IMethodSymbol Method)
{
    internal Trace Trace => Host.Trace;

    /// <summary>The type of an argument.</summary>
    internal ITypeSymbol TypeOf(int parameter) => Method.Parameters[parameter].Type;

    /// <summary>A type argument of the method.</summary>
    internal ITypeSymbol TypeArgument(int number) => Method.TypeArguments[number];

    /// <summary>A type argument of the method's type.</summary>
    internal ITypeSymbol OfType(int number) => Method.ContainingType.TypeArguments[number];
}

/// <summary>A member of the framework, as the machine runs it.</summary>
/// <param name="site">The machine, and the member with its type arguments.</param>
/// <param name="self">The object; null for a static member. Of a constructor the object under construction, where a derived class is made.</param>
/// <param name="arguments">The arguments by parameter; of a ref its place.</param>
internal delegate Value Native(Site site, Value self, Value[] arguments);
