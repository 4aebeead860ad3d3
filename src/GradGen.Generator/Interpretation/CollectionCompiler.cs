using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles collection expressions, spans, and indices and ranges that count from the end.</summary>
internal sealed class CollectionCompiler(Context context)
{
    private Machine Machine => context.Machine;

    /// <summary><c>[a, ..b]</c>, by its syntax: the oldest compiler promised has no operation for it.</summary>
    internal Code Collection(CollectionExpressionSyntax collection, ITypeSymbol type)
    {
        var element = ElementOf(type) ?? throw RunEndedException.Unknown("a collection expression of type " + type.ToDisplayString());
        (Code Value, bool IsSpread, Func<Value, Value>? Convert)[] parts = [.. collection.Elements.Select(Part)];
        var finish = Machine.Natives.FromItems(type);
        return frame =>
        {
            var items = new List<Value>(parts.Length);
            foreach (var (value, isSpread, convert) in parts)
            {
                if (!isSpread)
                    items.Add(convert is null ? value(frame) : convert(value(frame)));
                else
                    items.AddRange(Machine.Items(value(frame)).Select(item => convert is null ? item : convert(item)));
            }

            var array = Machine.NewArray(element, [items.Count], null);
            for (var i = 0; i < items.Count; i++)
                context.Trace.Store(array, i, items[i]);
            return finish(Machine, array);
        };

        (Code, bool, Func<Value, Value>?) Part(CollectionElementSyntax part)
        {
            var expression = part is SpreadElementSyntax spread ? spread.Expression : ((ExpressionElementSyntax)part).Expression;
            if (expression is CollectionExpressionSyntax nested)
                return (Collection(nested, element), false, null);
            var operation = Machine.Sources.Operation(expression) ?? throw RunEndedException.Unknown("an element of a collection expression");
            if (part is SpreadElementSyntax)
                return (context.Value(operation), true, ElementOf(context.TypeOf(operation)) is { } item ? Machine.Conversions.Between(item, element) : null);
            return operation.Type is null
                ? (context.Functions.Converted(operation, element), false, null)
                : (context.Value(operation), false, Machine.Conversions.Between(context.TypeOf(operation), element));
        }
    }

    internal Code StackAlloc(IOperation operation)
    {
        var (sizes, elements, syntax) = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array } sized =>
                (array.RankSpecifiers[0].Sizes.FirstOrDefault(), sized.Initializer, (SyntaxNode)array.ElementType),
            ImplicitStackAllocArrayCreationExpressionSyntax implied => (null, implied.Initializer, implied),
            _ => throw RunEndedException.Unknown("stackalloc"),
        };
        var type = operation.Type as INamedTypeSymbol ?? (operation.Parent as IConversionOperation)?.Type as INamedTypeSymbol;
        var element = type is { TypeArguments.Length: 1 } ? context.Types.Of(type.TypeArguments[0]) : throw RunEndedException.Unknown("stackalloc of pointers");
        if (elements is not null)
        {
            (Code Value, Func<Value, Value>? Convert)[] parts = [.. elements.Expressions.Select(part => Machine.Sources.Operation(part) is { } value
                ? (context.Value(value), Machine.Conversions.Between(context.TypeOf(value), element)) : throw RunEndedException.Unknown("stackalloc"))];
            return frame =>
            {
                var array = Machine.NewArray(element, [parts.Length], null);
                for (var i = 0; i < parts.Length; i++)
                    context.Trace.Store(array, i, parts[i].Convert is { } convert ? convert(parts[i].Value(frame)) : parts[i].Value(frame));
                return Value.Of(new Window(array));
            };
        }

        var count = context.Value(sizes is not null && sizes is not OmittedArraySizeExpressionSyntax && Machine.Sources.Operation(sizes) is { } size
            ? size : throw RunEndedException.Unknown("stackalloc of " + syntax));
        return frame => Value.Of(Window.Of(Value.Of(Machine.NewArray(element, [count(frame).Int], Machine.Layouts.Initial(element)))));
    }

    internal Location OfSpan(Code span, Code index) => OfSpan(span, (frame, holder) =>
    {
        var at = index(frame).Integer;
        return (ulong)at < (ulong)Window.Of(holder).Length || (holder.Object is string text && (ulong)at < (ulong)text.Length)
            ? Value.Of(at)
            : throw Machine.Thrown<IndexOutOfRangeException>();
    });

    private Location OfSpan(Code span, Func<Frame, Value, Value> index) => new(
        span,
        index,
        static (_, holder, at) => holder.Object is string text ? Value.Of(text[at.Int]) : Window.Of(holder)[at.Int],
        (_, holder, at, value) => context.Trace.Store(Window.Of(holder).Array!, Window.Of(holder).Start + at.Int, value),
        (_, holder, at) => new ElementPlace(context.Trace, Window.Of(holder).Array!, Window.Of(holder).Start + at.Int));

    /// <summary><c>array[^1]</c> and <c>array[1..]</c>.</summary>
    internal Location ByIndexOrRange(Code array, Code index, ITypeSymbol type)
    {
        if (type.Name == "Range")
            return Part(array, index);
        return new(
            array,
            (frame, holder) =>
            {
                var held = (ArrayValue)holder.Object!;
                var at = IndexValue.Of(index(frame)).In(held.Length);
                return (uint)at < (uint)held.Length ? Value.Of(at) : throw Machine.Thrown<IndexOutOfRangeException>();
            },
            static (_, holder, at) => ((ArrayValue)holder.Object!).Get(at.Int),
            (_, holder, at, value) => context.Trace.Store((ArrayValue)holder.Object!, at.Int, value),
            (_, holder, at) => new ElementPlace(context.Trace, (ArrayValue)holder.Object!, at.Int));
    }

    /// <summary>The same of what has a length, an indexer and perhaps a slice: spans, lists, texts, a user's types.</summary>
    internal Location Implied(IImplicitIndexerReferenceOperation implied)
    {
        var holder = context.Expressions.Receiver(implied.Instance);
        var argument = context.Value(implied.Argument);
        var type = context.TypeOf(implied.Instance);
        if (context.TypeOf(implied.Argument).Name == "Range")
            return Part(holder, argument);
        if (Conversions.IsSpan(type))
        {
            return OfSpan(holder, (frame, held) =>
                IndexValue.Of(argument(frame)).In(Window.Of(held).Length) is var at && (uint)at < (uint)Window.Of(held).Length
                    ? Value.Of(at) : throw Machine.Thrown<IndexOutOfRangeException>());
        }

        if (implied.IndexerSymbol is not IPropertySymbol { Parameters.Length: 1 } indexer
            || implied.LengthSymbol is not IPropertySymbol { GetMethod: { } length })
            throw RunEndedException.Unknown("an indexer from the end");
        var (count, get) = (context.Calls.Function(context.Types.Of(length), null, true), context.Types.Member(indexer));
        var load = get.GetMethod is null ? null : context.Calls.Function(get.GetMethod, null, true);
        var store = get.SetMethod is null ? null : context.Calls.Function(get.SetMethod, null, true);
        return new(
            holder,
            (frame, held) => Value.Of(IndexValue.Of(argument(frame)).In(count(held, []).Int)),
            (_, held, at) => load!(held, [at]),
            (_, held, at, value) => store!(held, [at, value]),
            (_, held, at) => new AccessorPlace(() => load!(held, [at]), value => store!(held, [at, value])));
    }

    private Location Part(Code holder, Code range) => new(
        holder,
        (frame, _) => range(frame),
        (_, held, range) => Machine.Slice(held, (RangeValue)range.Object!),
        static (_, _, _, _) => throw RunEndedException.Unknown("an assignment to a range"),
        static (_, _, _) => throw RunEndedException.Unknown("a ref to a range"));

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1, IsGenericType: true } named => named.TypeArguments[0],
        INamedTypeSymbol named =>
            named.AllInterfaces.FirstOrDefault(
                static one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };
}
