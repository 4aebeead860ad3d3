using System.Globalization;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Writing;

/// <summary>Expressions as C#.</summary>
internal sealed class ExpressionCode
{
    private const string Harness = "global::GradGen.Harness.";

    private readonly string _layer;
    private readonly string _sizes;

    private ExpressionCode(string layer, string sizes) => (_layer, _sizes) = (layer, sizes);

    /// <summary>In the layer's own members.</summary>
    internal static ExpressionCode InLayer { get; } = new("this", "sizes");

    /// <summary>In the class that shows the layer to a check.</summary>
    internal static ExpressionCode InHarness { get; } = new("Layer", "Sizes");

    internal string Of(Expression expression) => expression switch
    {
        SampleExpression sample => OfSample(sample),
        Expression.Layer => _layer,
        Expression.Named { Name: var name } => Literals.Identifier(name),
        Expression.OfType { Type: var type } => TypeCode.Of(type),
        Expression.Member member => $"{Of(member.Of)}{(member.IsOfNullable ? "?" : string.Empty)}.{Literals.Identifier(member.Name)}",
        Expression.Invocation call =>
            $"{(call.Of is null ? string.Empty : Of(call.Of) + (call.IsOfNullable ? "?." : "."))}{Literals.Identifier(call.Method)}({List(call.Arguments)})",
        Expression.StaticCall call => $"{TypeCode.Of(call.Type)}.{Literals.Identifier(call.Method)}({OfArguments(call.Arguments)})",
        Expression.Item item => $"{Of(item.Of)}[{List(item.Indices)}]",
        Expression.Sure { Of: var sure } => Of(sure) + "!",
        Expression.Sequence sequence => $"global::System.Linq.Enumerable.{sequence.Method}({List(sequence.Arguments.Prepend(sequence.Of))})",
        Expression.OrZero or Expression.IfAny => $"({Whole(expression)})",
        Expression.WholeTensor { Of: var tensor } =>
            $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {Of(tensor)}.GetPinnableReference(), (int){Of(tensor)}.FlattenedLength)",
        Expression.Entry entry => $"global::GradGen.Theta.Entry({Of(entry.Of)}, {Literals.Of(entry.Key)})",
        Expression.Adopted adopted => $"global::{AdoptingWriter.Class}.{(adopted.IsCollection ? "OfAll" : "Of")}({Of(adopted.Of)})",
        Expression.UnlessDefault { Of: var array } => $"{Of(array)}.IsDefault ? null : (object){Of(array)}",
        Expression.Negative { Of: var number } => "-" + Of(number),
        Expression.Arithmetic sum => $"({Of(sum.Left)} {sum.Operator} {Of(sum.Right)})",
        Expression.Sum { Terms: var terms } => OfSum(terms),
        _ => OfValue(expression),
    };

    internal static string Of(RangeModel range) => $"new global::GradGen.ValueRange({Literals.Of(range.Least)}, {Literals.Of(range.Most)})";

    internal string Of(SizeFact fact) =>
        $"{_sizes}.{fact.Word}({string.Join(", ", fact.Arguments.Select(Of).Prepend(fact.Size is null ? null : Literals.Of(fact.Size)).OfType<string>())});";

    internal string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));

    /// <summary>Where nothing stands beside it, so that it needs no parentheses.</summary>
    internal string Whole(Expression expression) => expression switch
    {
        Expression.OrZero { Of: var size } => Of(size) + " ?? 0",
        Expression.IfAny some => $"{Of(some.Number)} == 0 ? 0 : {Of(some.Size)}",
        _ => Of(expression),
    };

    private string OfValue(Expression expression) => expression switch
    {
        Expression.Constant { Value: var value } => OfConstant(value),
        Expression.Default { Type: var type } => $"default({TypeCode.Of(type)})",
        Expression.TypeOf { Type: var type } => $"typeof({TypeCode.Of(type)})",
        Expression.Cast cast => $"({TypeCode.Of(cast.Type)}){Of(cast.Of)}",
        Expression.Numbered numbered => $"({TypeCode.Of(numbered.Type)})({numbered.Value})",
        Expression.New made => $"new {TypeCode.Of(made.Type)}({OfArguments(made.Arguments)}){OfMembers(made.Members)}",
        Expression.NewArray array => $"new{(array.Type is null ? "[]" : " " + TypeCode.Of(array.Type))} {{ {List(array.Items)} }}",
        Expression.List { Items: var items } => List(items),
        Expression.NewList list => $"new {TypeCode.Of(list.Type)} {{ {List(list.Items)} }}",
        Expression.Tuple tuple => $"({List(tuple.Parts)})",
        Expression.Function function =>
            $"({TypeCode.Of(function.Type)})(({string.Join(", ", Enumerable.Range(0, function.Parameters).Select(static number => "_" + number))}) => "
            + $"{Of(function.Value)})",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private string OfSample(SampleExpression expression) => expression switch
    {
        SampleExpression.Size size => $"{_sizes}.{size.Kind}({Literals.Of(size.Name)}{(size.Value is null ? string.Empty : $", {Of(size.Value)}")})",
        SampleExpression.Choice choice => $"{_sizes}.Choose<{TypeCode.Of(choice.Type)}>({Literals.Of(choice.Name)}, {List(choice.Values)})",
        SampleExpression.Either either => OfEither(either),
        SampleExpression.Generator { Seed: var seed } => $"new global::System.Random({seed})",
        SampleExpression.Factor factor => $"{Harness}Factors.Of({Of(factor.Product)}, {factor.Of}, {factor.Index})",
        SampleExpression.Filled filled =>
            $"{Harness}SampleArrays.{filled.Kind}"
            + (filled.Elements.Count == 0 ? string.Empty : $"<{string.Join(", ", filled.Elements.Select(TypeCode.Of))}>") + $"({List(filled.Sizes)})",
        SampleExpression.Zeros zeros => OfZeros(zeros, 0, 0),
        SampleExpression.InputOf input =>
            $"({TypeCode.Of(input.Type)}){Harness}SubLayerHarness.{(input.IsFirstOf ? "InputOfFirst" : "InputOf")}<{TypeCode.Of(input.Element)}>"
            + $"({Of(input.SubLayer)}, {input.Input}, {_sizes})",
        SampleExpression.Trial trial => $"trial.Of<{TypeCode.Of(trial.Type)}>({Literals.Of(trial.Name)})",
        SampleExpression.FromFactory factory => $"FromFactory({Of(factory.Made)}, {Literals.Of(factory.Name)})",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private string OfEither(SampleExpression.Either either)
    {
        var which = $"{_sizes}.Which({Literals.Of(either.Name)}, {string.Join(", ", either.Options.Select(static option => Literals.Of(option.Label)))})";
        var (type, options) = (TypeCode.Of(either.Type), either.Options);
        if (options.Count == 2)
            return $"({which} == 0 ? ({type}){Of(options[0].Value)} : {Of(options[1].Value)})";
        var last = options.Count - 1;
        var arms = options.Select((option, number) => $"{(number == last ? "_" : Number(number))} => ({type}){Of(option.Value)}");
        return $"({which} switch {{ {string.Join(", ", arms)} }})";
    }

    private string OfZeros(SampleExpression.Zeros zeros, int level, int axis)
    {
        var rank = zeros.Ranks[level];
        var sizes = List(zeros.Sizes.Skip(axis).Take(rank));
        if (level == zeros.Ranks.Count - 1)
            return $"new {TypeCode.Of(zeros.Element)}[{sizes}]";
        var row = zeros.Ranks.Skip(level + 1).Reverse().Aggregate(zeros.Element, static (inner, ofRow) => new TypeName.ArrayOf(inner, ofRow));
        return $"{Harness}SubLayerHarness.Rows<{TypeCode.Of(row)}>({sizes}, {OfZeros(zeros, level + 1, axis + rank)})";
    }

    private string OfSum(EquatableArray<SumTerm> terms)
    {
        var sum = SumTerm.Show(terms.Select(term => (term.Coefficient, term.Factors.Select(Of))));
        return terms.Count == 0 || terms is [{ Factors.Count: 0 }] or [{ Coefficient: 1, Factors.Count: 1 }] ? sum : $"({sum})";
    }

    /// <summary>What stands before an argument that is passed by name.</summary>
    internal static string Label(string? name) => name is null ? string.Empty : Literals.Identifier(name) + ": ";

    /// <summary>What stands between the parentheses of a call.</summary>
    internal string OfArguments(IEnumerable<PassedArgument> arguments) =>
        string.Join(", ", arguments.Select(argument => Label(argument.Name) + Of(argument.Value)));

    private string OfMembers(EquatableArray<PassedArgument> members) =>
        members.Count == 0
            ? string.Empty
            : $" {{ {string.Join(", ", members.Select(member => $"{Literals.Identifier(member.Name!)} = {Of(member.Value)}"))} }}";

    private static string OfConstant(object? value) => value switch
    {
        null => "null",
        double number => Literals.Of(number),
        float number => Literals.Of(number),
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
