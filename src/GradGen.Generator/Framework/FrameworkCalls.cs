using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using static GradGen.Generator.Framework.FrameworkResult;
using static GradGen.Generator.Framework.FrameworkRole;

namespace GradGen.Generator.Framework;

/// <summary>The methods of .NET that layers hand arrays to.</summary>
internal static class FrameworkCalls
{
    private static readonly HashSet<string> Views =
    [
        "AsSpan", "AsMemory", "Slice", "Cast", "CreateSpan", "CreateReadOnlySpan", "GetReference", "GetArrayDataReference", "Add", "As", "AsRef",
        "Subtract", "AddByteOffset",
        "GetPinnableReference", "AsBytes", "Trim", "AsReadOnly", "AsEnumerable", "OfType", "GetEnumerator", "ToEnumerable", "AsParallel", "AsArray",
        "ConfigureAwait",
    ];

    /// <summary>Whether a method is one of .NET's, which know nothing of layers but what they are given.</summary>
    internal static bool IsOfFramework(IMethodSymbol method) => method.ContainingNamespace.Outermost() == "System" && method.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>What is known of a method; null for nothing.</summary>
    internal static FrameworkCall? Of(IMethodSymbol method)
    {
        var name = method.Name;
        if (name is "GetType" or "GetHashCode" or "Equals" or "ReferenceEquals" or "ToString" or "GetLength" or "GetLongLength" or "GetUpperBound"
            or "GetLowerBound" or "KeepAlive" || name.StartsWith("ThrowIf", StringComparison.Ordinal))
            return name is "Equals" or "ToString" ? Reads : new FrameworkCall(Nothing, static _ => Nothing, Foreign);
        return method.ContainingType?.Name switch
        {
            "Array" or "Buffer" => OfArray(method),
            "MemoryExtensions" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" or "MemoryMarshal"
                or "CollectionsMarshal" or "Unsafe" => OfView(method),
            "TensorPrimitives" => new FrameworkCall(Nothing, static parameter => parameter.Type.Name == "Span" ? Write : Read, Foreign),
            "Enumerable" or "ParallelEnumerable" =>
                new FrameworkCall(Nothing, static _ => Read,
                    Views.Contains(name) || name == "Cast" ? Same : name is "Select" or "SelectMany" or "Zip" or "Aggregate" ? Selected : Elements),
            "Vector" or "Vector64" or "Vector128" or "Vector256" or "Vector512" or "Vector2" or "Vector3" or "Vector4" => OfVector(method),
            "Parallel" => new FrameworkCall(Nothing, static _ => Nothing, Foreign),
            "Interlocked" or "Volatile" =>
                new FrameworkCall(Nothing, static parameter =>
                    parameter.RefKind == RefKind.Ref ? parameter.ContainingSymbol.Name == "Read" ? Read : Write : Keep, Foreign),
            "Random" =>
                new FrameworkCall(Nothing, static parameter => parameter.Type is IArrayTypeSymbol || parameter.Type.Name == "Span" ? Write : Read, Foreign),
            "Math" or "MathF" or "Debug" or "Trace" or "Console" or "String" or "Convert" or "Task" or "Stopwatch" => Reads,
            _ when method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true => OfCollection(method),
            _ => new FrameworkCall(MayWrite,
                static parameter => parameter.Type.Name is "ReadOnlySpan" or "ReadOnlyMemory" or "IEnumerable" or "IReadOnlyList"
                    || parameter.RefKind == RefKind.In ? Read : MayWrite, Foreign),
        };
    }

    private static FrameworkCall Reads { get; } = new(Read, static _ => Read, Foreign);

    private static FrameworkCall OfArray(IMethodSymbol method) => method.Name switch
    {
        "Copy" or "ConstrainedCopy" or "BlockCopy" =>
            new FrameworkCall(Nothing, static parameter => parameter.Name is "destinationArray" or "dst" ? Write : Read, Foreign),
        "Clear" => new FrameworkCall(Nothing, static _ => Clear, Foreign),
        "Initialize" => new FrameworkCall(Clear, static _ => Nothing, Foreign),
        "Fill" => new FrameworkCall(Nothing, static parameter => parameter.Ordinal == 0 ? Write : Keep, Foreign),
        "Reverse" => new FrameworkCall(Nothing, static parameter => parameter.Ordinal == 0 ? Write : Nothing, Foreign),
        "SetValue" => new FrameworkCall(Write, static parameter => parameter.Ordinal == 0 ? Keep : Nothing, Foreign),
        "Clone" => new FrameworkCall(Read, static _ => Nothing, Elements),
        "CopyTo" => new FrameworkCall(Read, static parameter => parameter.Ordinal == 0 ? Write : Nothing, Foreign),
        "ConvertAll" => new FrameworkCall(Nothing, static _ => Read, Selected),
        "ForEach" => new FrameworkCall(Nothing, static _ => Nothing, Foreign),
        "AsReadOnly" or "GetEnumerator" => new FrameworkCall(Read, static _ => Read, Same),
        "Empty" or "Find" or "FindLast" or "FindAll" or "GetValue" => new FrameworkCall(Read, static _ => Read, Elements),
        "IndexOf" or "LastIndexOf" or "Exists" or "TrueForAll" or "FindIndex" or "FindLastIndex" or "BinarySearch" or "ByteLength" or "GetByte" => Reads,
        _ => new FrameworkCall(MayWrite, static _ => MayWrite, Foreign),
    };

    private static FrameworkCall OfView(IMethodSymbol method)
    {
        if (Views.Contains(method.Name))
            return new FrameworkCall(Nothing, static _ => Nothing, Same);
        return method.Name switch
        {
            "CopyTo" or "TryCopyTo" => new FrameworkCall(Read, static parameter => parameter.Name is "destination" or "target" ? Write : Read, Foreign),
            "Fill" => new FrameworkCall(Write, static _ => Keep, Foreign),
            "Clear" => new FrameworkCall(Clear, static _ => Nothing, Foreign),
            "ToArray" => new FrameworkCall(Read, static _ => Read, Elements),
            "Reverse" or "Sort" => new FrameworkCall(Nothing, static parameter => parameter.Name is "comparison" or "comparer" ? Nothing : Write, Foreign),
            "TryGetArray" or "Write" or "CopyBlock" or "CopyBlockUnaligned" or "InitBlock" or "InitBlockUnaligned" or "WriteUnaligned" =>
                new FrameworkCall(MayWrite, static _ => MayWrite, Foreign),
            _ when method.ContainingType.Name is "Unsafe" or "MemoryMarshal" or "CollectionsMarshal" =>
                new FrameworkCall(MayWrite, static _ => MayWrite, Foreign),
            _ => Reads,
        };
    }

    private static FrameworkCall OfVector(IMethodSymbol method) =>
        method.Name is "CopyTo" or "TryCopyTo" || method.Name.StartsWith("Store", StringComparison.Ordinal)
        ? new FrameworkCall(Nothing, static parameter => parameter.Type is IPointerTypeSymbol ? MayWrite : Write, Foreign)
        : Reads;

    private static FrameworkCall OfCollection(IMethodSymbol method) => method.Name switch
    {
        "Contains" or "ContainsKey" or "IndexOf" or "BinarySearch" or "Exists" or "TrueForAll" => Reads,
        "Peek" or "Find" or "FindLast" or "First" or "Last" or "GetRange" or "ToArray" or "FindAll" or "GetEnumerator" or "TryGetValue"
            or "TryPeek" => new FrameworkCall(Read, static _ => Nothing, Elements),
        "ForEach" => new FrameworkCall(Nothing, static _ => Nothing, Foreign),
        "ConvertAll" => new FrameworkCall(Read, static _ => Nothing, Selected),
        "CopyTo" => new FrameworkCall(Read, static parameter => parameter.Type is IArrayTypeSymbol ? Write : Nothing, Foreign),
        "Clear" => new FrameworkCall(Clear, static _ => Nothing, Foreign),
        "MoveNext" or "Reset" or "Dispose" => new FrameworkCall(Nothing, static _ => Nothing, Foreign),
        _ => new FrameworkCall(MayWrite, static _ => Keep, Elements),
    };
}
