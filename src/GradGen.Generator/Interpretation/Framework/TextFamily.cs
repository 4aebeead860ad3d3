using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>The basics of <c>string</c>.</summary>
internal static class TextFamily
{
    private const string Type = "System.String";

    internal static void AddTo(NativeTable table)
    {
        table.AddField(Type, "Empty", Value.Of(string.Empty));
        table.Add(Type, "get_Length", static (_, self, _) => Value.Of(Of(self).Length));
        table.Add(Type, "get_Chars", static (site, self, a) =>
            (uint)a[0].Int < (uint)Of(self).Length ? Value.Of(Of(self)[a[0].Int]) : throw site.Host.Thrown<IndexOutOfRangeException>());
        table.Add(Type, "IsNullOrEmpty", static (_, _, a) => Value.Of(string.IsNullOrEmpty(a[0].Object as string)));
        table.Add(Type, "IsNullOrWhiteSpace", static (_, _, a) => Value.Of(string.IsNullOrWhiteSpace(a[0].Object as string)));
        table.Add(Type, "ToLowerInvariant", static (_, self, _) => Value.Of(Of(self).ToLowerInvariant()));
        table.Add(Type, "ToUpperInvariant", static (_, self, _) => Value.Of(Of(self).ToUpperInvariant()));
        table.Add(Type, "ToLower/0", static (_, self, _) => Value.Of(Of(self).ToLowerInvariant()));
        table.Add(Type, "ToUpper/0", static (_, self, _) => Value.Of(Of(self).ToUpperInvariant()));
        table.Add(Type, "Trim/0", static (_, self, _) => Value.Of(Of(self).Trim()));
        table.Add(Type, "Substring/1", static (_, self, a) => Value.Of(Of(self).Substring(a[0].Int)));
        table.Add(Type, "Substring/2", static (_, self, a) => Value.Of(Of(self).Substring(a[0].Int, a[1].Int)));
        table.Add(Type, "ToString/0", static (_, self, _) => self);
        table.Add(Type, "Equals", static (site, self, a) => Value.Of(site.Method.IsStatic
            ? string.Equals(a[0].Object as string, a[1].Object as string, Comparison(a, 2))
            : string.Equals(Of(self), a[0].Object as string, Comparison(a, 1))));
        foreach (var (name, test) in new (string, Func<string, string, StringComparison, bool>)[]
        {
            ("StartsWith", static (text, part, how) => text.StartsWith(part, how)),
            ("EndsWith", static (text, part, how) => text.EndsWith(part, how)), ("Contains", static (text, part, how) => text.IndexOf(part, how) >= 0),
        })
            table.Add(Type, name, (_, self, a) => Value.Of(test(Of(self), Part(a[0]), Comparison(a, 1))));
        table.Add(Type, "Concat", static (site, _, a) =>
            Value.Of(string.Concat(a.SelectMany(
                (part, place) => part.Object is ArrayValue or SequenceValue
                    ? site.Host.Items(part).Select(item => Shown(site, item, place))
                    : [Shown(site, part, place)]))));
        table.Add(Type, "Join/2", static (site, _, a) => Value.Of(string.Join(Part(a[0]), site.Host.Items(a[1]).Select(item => Shown(site, item, 1)))));
        table.Add(Type, "op_Equality", static (_, _, a) => Value.Of(string.Equals(a[0].Object as string, a[1].Object as string, StringComparison.Ordinal)));
        table.Add(Type, "op_Inequality", static (_, _, a) => Value.Of(!string.Equals(a[0].Object as string, a[1].Object as string, StringComparison.Ordinal)));
    }

    private static string Of(Value self) => (string)self.Object!;

    private static string Part(Value part) => part.Object as string ?? ((char)part.Int).ToString();

    private static StringComparison Comparison(Value[] a, int place) => a.Length > place ? (StringComparison)a[place].Int : StringComparison.Ordinal;

    private static string Shown(Site site, Value item, int parameter) =>
        item.Object as string
            ?? site.Host.TextOf(item, site.TypeOf(parameter) is INamedTypeSymbol { TypeArguments.Length: 1 } sequence
                ? sequence.TypeArguments[0]
                : site.TypeOf(parameter));
}
