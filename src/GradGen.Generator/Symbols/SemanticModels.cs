using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>
/// The semantic model of a file. What may be null is nothing that GradGen asks a body, and working it out is about half of what binding a body
/// takes: newer compilers can leave it out. Where analyzers share a model, though, their bodies are bound already.
/// </summary>
internal static class SemanticModels
{
    private static readonly Func<Compilation, SyntaxTree, SemanticModel>? WithoutNulls = FindWithoutNulls();

    internal static SemanticModel Of(Compilation compilation, SyntaxTree file)
    {
        var model = compilation.GetSemanticModel(file);
        var isShared = ReferenceEquals(model, compilation.GetSemanticModel(file));
        return WithoutNulls is null || isShared ? model : WithoutNulls(compilation, file);
    }

    // Compilation.GetSemanticModel(file, SemanticModelOptions.DisableNullableAnalysis), which the oldest compiler that GradGen runs in does not have.
    private static Func<Compilation, SyntaxTree, SemanticModel>? FindWithoutNulls()
    {
        var options = typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.SemanticModelOptions");
        if (options is not { IsEnum: true } || !Enum.IsDefined(options, "DisableNullableAnalysis")
            || typeof(Compilation).GetMethod(nameof(Compilation.GetSemanticModel), [typeof(SyntaxTree), options]) is not { } method)
            return null;
        var bind = typeof(SemanticModels).GetMethod(nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(options);
        return (Func<Compilation, SyntaxTree, SemanticModel>)bind.Invoke(null, [method, Enum.Parse(options, "DisableNullableAnalysis")])!;
    }

    private static Func<Compilation, SyntaxTree, SemanticModel> Bind<TOptions>(MethodInfo method, TOptions options)
    {
        var get = (Func<Compilation, SyntaxTree, TOptions, SemanticModel>)method.CreateDelegate(typeof(Func<Compilation, SyntaxTree, TOptions, SemanticModel>));
        return (compilation, file) => get(compilation, file, options);
    }
}
