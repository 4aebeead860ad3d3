using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>What members of the framework ask of the machine that runs them.</summary>
internal interface IHost
{
    Compilation Compilation { get; }

    Trace Trace { get; }

    Layouts Layouts { get; }

    /// <summary>Counts steps against the budget.</summary>
    void Spend(int steps);

    /// <summary>An exception of the interpreted program, to be thrown.</summary>
    Exception Thrown<TException>(string message = "")
        where TException : Exception;

    /// <summary>Calls a method on an object, in the override that the object has.</summary>
    Value Call(IMethodSymbol method, Value instance, params Value[] arguments);

    /// <summary>The items of whatever can be enumerated.</summary>
    IEnumerable<Value> Items(Value sequence);

    /// <summary>The type of an object at run time; null where it has none that the compilation knows.</summary>
    ITypeSymbol? TypeOf(Value value);

    /// <summary>A member of a generic type that is known by its name.</summary>
    IMethodSymbol MemberOf(string type, ITypeSymbol[] arguments, string member);

    /// <summary>Whether two values of a type are equal, by the type's own Equals.</summary>
    bool AreEqual(Value a, Value b, ITypeSymbol type);

    int Compare(Value a, Value b, ITypeSymbol type);

    int HashOf(Value value, ITypeSymbol type);

    string TextOf(Value value, ITypeSymbol type, string? format = null);
}
