using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Walking;

/// <summary>Files as strings, to look for names in.</summary>
internal static class FileTexts
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> Texts = new();

    internal static bool Mentions(SyntaxTree file, string name) =>
        Texts.GetValue(file, static tree => tree.GetText().ToString()).IndexOf(name, StringComparison.Ordinal) >= 0;
}
