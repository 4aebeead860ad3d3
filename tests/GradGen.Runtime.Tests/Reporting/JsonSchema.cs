using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace GradGen.Tests.Reporting;

/// <summary>
/// Validates by the part of JSON Schema that docs/report.schema.json uses. Stricter in two respects, so that the page stays
/// complete: a property that is not described is an error, and so is a keyword that this does not know.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly string[] Remarks = ["$schema", "$defs", "title", "description"];

    /// <summary>The schema's descriptions that some value was held to.</summary>
    public HashSet<string> Used { get; } = [];

    public static JsonSchema OfReports() =>
        new(JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "report.schema.json"))).RootElement);

    /// <summary>Every property that the schema describes, as <c>block.name</c>; the report's own without a prefix.</summary>
    public IEnumerable<string> Properties() =>
        root.GetProperty("properties").EnumerateObject().Select(static property => property.Name)
            .Concat(root.GetProperty("$defs").EnumerateObject()
                .Where(static definition => definition.Value.TryGetProperty("properties", out _))
                .SelectMany(static definition => definition.Value.GetProperty("properties").EnumerateObject().Select(property => $"{definition.Name}.{property.Name}")));

    public void Validate(JsonElement value)
    {
        var errors = Errors(value, root, string.Empty, "$").ToArray();
        Assert.True(errors.Length == 0, string.Join(Environment.NewLine, errors));
    }

    private IEnumerable<string> Errors(JsonElement value, JsonElement schema, string owner, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            var errors = keyword.Name switch
            {
                "$ref" => Referred(value, rule.GetString()!, path),
                "type" => Require((rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(static type => type.GetString()) : [rule.GetString()]).Any(type => Is(value, type!)), path, rule),
                "const" => Require(JsonElement.DeepEquals(value, rule), path, rule),
                "enum" => Require(rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(value, allowed)), path, rule),
                "pattern" => Require(Regex.IsMatch(value.GetString()!, rule.GetString()!), path, rule),
                "minimum" => Require(value.GetDouble() >= rule.GetDouble(), path, rule),
                "anyOf" => Require(rule.EnumerateArray().Any(option => !Errors(value, option, owner, path).Any()), path, rule),
                "required" => rule.EnumerateArray().SelectMany(name => Require(value.TryGetProperty(name.GetString()!, out _), path, name)),
                "properties" => value.EnumerateObject().SelectMany(member => Member(member, rule, owner, path)),
                "items" => value.EnumerateArray().SelectMany((item, index) => Errors(item, rule, owner, $"{path}[{index}]")),
                _ => Require(Remarks.Contains(keyword.Name), path, rule),
            };
            foreach (var error in errors)
                yield return error;
        }
    }

    private IEnumerable<string> Member(JsonProperty member, JsonElement properties, string owner, string path)
    {
        var name = $"{path}.{member.Name}";
        if (!properties.TryGetProperty(member.Name, out var schema))
            return [$"{name} is not described"];
        Used.Add(owner + member.Name);
        return Errors(member.Value, schema, owner, name);
    }

    private IEnumerable<string> Referred(JsonElement value, string reference, string path)
    {
        var name = Assert.Single(Regex.Matches(reference, "^#/[$]defs/([a-z]+)$")).Groups[1].Value;
        return Errors(value, root.GetProperty("$defs").GetProperty(name), name + ".", path);
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    private static IEnumerable<string> Require(bool holds, string path, JsonElement rule) => holds ? [] : [$"{path} is not {rule}"];
}
