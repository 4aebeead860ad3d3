using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>
/// The numbers that a value comes to, and changes of it. Changes share most of what they are made of: what is no sum, product, choice or
/// function of Math is bound once and computed once in an execution, and arithmetic does the rest.
/// </summary>
internal sealed class Composition
{
    private readonly OpenStatement _statement;
    private readonly Context _context;
    private readonly Budget _budget;
    private readonly bool _isArithmetic;
    private readonly List<Part> _parts = [];
    private readonly List<string> _functions = [];
    private readonly Dictionary<(Make Make, int First, int Second, int Third), int> _made = [];
    private readonly Dictionary<ExpressionSyntax, int> _known = [];
    private readonly Dictionary<string, int> _leaves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExpressionSyntax> _parsed = new(StringComparer.Ordinal);
    private int _bound;

    /// <summary>Takes the value of a statement apart.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="context">The body around it.</param>
    /// <param name="budget">What this may take.</param>
    internal Composition(OpenStatement statement, Context context, Budget budget)
    {
        (_statement, _context, _budget) = (statement, context, budget);
        var model = context.Machine.Sources.Model(statement.Parts.Value.SyntaxTree);
        _isArithmetic = statement.Parts.Value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>()
            .Where(static binary => MakeOf(binary.Kind()) is not null)
            .All(binary => IsNumber(model.GetTypeInfo(binary.Left).Type) && IsNumber(model.GetTypeInfo(binary.Right).Type));
        Own = Of(statement.Parts.Value);
    }

    /// <summary>The place of the value itself.</summary>
    internal int Own { get; }

    /// <summary>The places of the value with each of some changes.</summary>
    internal IReadOnlyList<int> Of(IReadOnlyList<Rewrite> rewrites)
    {
        _budget.Take(rewrites.Count * Budget.OfChange);
        int[] places = [.. rewrites.Select(rewrite => Changed(_statement.Parts.Value, rewrite))];
        Bind();
        return places;
    }

    /// <summary>What everything comes to in an execution, by its place; NaN for what cannot be computed or cannot stand there.</summary>
    internal double[] In(Frame frame)
    {
        var numbers = new double[_parts.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var part = _parts[i];
            numbers[i] = part.Make switch
            {
                Make.Leaf => Real(part, frame),
                Make.Sum => numbers[part.First] + numbers[part.Second],
                Make.Difference => numbers[part.First] - numbers[part.Second],
                Make.Product => numbers[part.First] * numbers[part.Second],
                Make.Quotient => part.IsWhole ? Math.Truncate(numbers[part.First] / numbers[part.Second]) : numbers[part.First] / numbers[part.Second],
                Make.Negative => -numbers[part.First],
                Make.Function => _context.Trace.Aside(() =>
                    RealFunctions.OfOne[_functions[part.Third]](_context.Trace, Value.Of(numbers[part.First]))).Real,
                Make.FunctionOfTwo => _context.Trace.Aside(() =>
                    RealFunctions.OfTwo[_functions[part.Third]](_context.Trace, Value.Of(numbers[part.First]), Value.Of(numbers[part.Second]))).Real,
                _ => numbers[part.First] switch
                {
                    1 => numbers[part.Second],
                    0 => numbers[part.Third],
                    _ => double.NaN,
                },
            };
        }

        return numbers;
    }

    private int Of(ExpressionSyntax value)
    {
        if (!_known.TryGetValue(value, out var place))
            _known.Add(value, place = TakenApart(value));
        return place;
    }

    private int TakenApart(ExpressionSyntax value) => value switch
    {
        _ when !_isArithmetic => Leaf(value.ToString()),
        ParenthesizedExpressionSyntax { Expression: var inner } => Of(inner),
        BinaryExpressionSyntax binary when MakeOf(binary.Kind()) is { } make => Made(make, Of(binary.Left), Of(binary.Right)),
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => Made(Make.Negative, Of(minus.Operand)),
        InvocationExpressionSyntax call when MakeOf(call) is { } make =>
            Called(make, call, [.. call.ArgumentList.Arguments.Select(argument => Of(argument.Expression))]),
        ConditionalExpressionSyntax choice => Made(Make.Choice, Condition(choice.Condition), Of(choice.WhenTrue), Of(choice.WhenFalse)),
        _ => Leaf(value.ToString()),
    };

    private int Changed(ExpressionSyntax value, Rewrite rewrite)
    {
        if (!value.Span.Contains(rewrite.Span))
            return Of(value);
        if (_isArithmetic && rewrite.Combination is { Number: var number, Kind: var kind, Other: var other } && number == value && MakeOf(kind) is { } how)
            return Made(how, Of(number), Of(other));
        if (value.Span == rewrite.Span)
            return Of(Parsed(rewrite.Text));
        var isIn = value.ChildNodes().Any(child => child.Span.Contains(rewrite.Span));
        return value switch
        {
            InvocationExpressionSyntax call when _isArithmetic && MakeOf(call) is { } make
                && call.ArgumentList.Arguments.Any(argument => argument.Expression.Span.Contains(rewrite.Span)) =>
                Called(make, call, [.. call.ArgumentList.Arguments.Select(argument => Changed(argument.Expression, rewrite))]),
            ParenthesizedExpressionSyntax { Expression: var inner } when isIn => Changed(inner, rewrite),
            BinaryExpressionSyntax binary when isIn && _isArithmetic && MakeOf(binary.Kind()) is { } make =>
                Made(make, Changed(binary.Left, rewrite), Changed(binary.Right, rewrite)),
            ConditionalExpressionSyntax choice when isIn && _isArithmetic && !choice.Condition.Span.Contains(rewrite.Span) =>
                Made(Make.Choice, Condition(choice.Condition), Changed(choice.WhenTrue, rewrite), Changed(choice.WhenFalse, rewrite)),
            _ => Of(Parsed(StatementParts.TextOf(value, rewrite))),
        };
    }

    private int Called(Make make, InvocationExpressionSyntax call, int[] arguments)
    {
        var name = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;
        var function = _functions.IndexOf(name);
        if (function < 0)
        {
            function = _functions.Count;
            _functions.Add(name);
        }

        return Made(make, arguments[0], arguments.Length > 1 ? arguments[1] : 0, function);
    }

    private int Condition(ExpressionSyntax condition) => Leaf(Speculation.OneOrZero(condition.ToString()));

    private int Leaf(string text)
    {
        if (!_leaves.TryGetValue(text, out var place))
        {
            _leaves.Add(text, place = _parts.Count);
            _parts.Add(new Part(Make.Leaf, 0, 0, 0) { Text = text });
        }

        return place;
    }

    private int Made(Make make, int first, int second = 0, int third = 0)
    {
        if (!_made.TryGetValue((make, first, second, third), out var place))
        {
            _made.Add((make, first, second, third), place = _parts.Count);
            _parts.Add(new Part(make, first, second, third));
        }

        return place;
    }

    private ExpressionSyntax Parsed(string text)
    {
        if (!_parsed.TryGetValue(text, out var parsed))
            _parsed.Add(text, parsed = SyntaxFactory.ParseExpression(text, options: _statement.Parts.Value.SyntaxTree.Options));
        return parsed;
    }

    private void Bind()
    {
        var added = _parts.Skip(_bound).ToArray();
        _bound = _parts.Count;
        Part[] leaves = [.. added.Where(static part => part.Make == Make.Leaf)];
        var operations = _statement.Speculation.Values([.. leaves.Select(static leaf => leaf.Text!)]);
        foreach (var (leaf, operation) in leaves.Zip(operations, static (leaf, operation) => (leaf, operation)))
        {
            if (operation?.Type is not { } type || !IsNumber(type))
                continue;
            leaf.IsWhole = Kinds.Of(_context.Types.Of(type)) != Kind.Real;
            leaf.Code = _context.Statements.OrEnd(() => _context.Value(operation));
        }

        foreach (var part in added.Where(static part => part.Make != Make.Leaf))
        {
            part.IsWhole = part.Make switch
            {
                Make.Negative => _parts[part.First].IsWhole,
                Make.Function or Make.FunctionOfTwo => false,
                Make.Choice => _parts[part.Second].IsWhole && _parts[part.Third].IsWhole,
                _ => _parts[part.First].IsWhole && _parts[part.Second].IsWhole,
            };
        }
    }

    // A value that is not taken leaves no trace, and whatever goes wrong in it, it is none.
    private double Real(Part part, Frame frame)
    {
        if (part.Code is not { } code)
            return double.NaN;
        try
        {
            var value = _context.Trace.Aside(() => code(frame));
            return part.IsWhole ? value.Integer : value.Real;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return double.NaN;
        }
    }

    private static Make? MakeOf(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddExpression => Make.Sum,
        SyntaxKind.SubtractExpression => Make.Difference,
        SyntaxKind.MultiplyExpression => Make.Product,
        SyntaxKind.DivideExpression => Make.Quotient,
        _ => null,
    };

    // What integers have under the same name may be whole.
    private static Make? MakeOf(InvocationExpressionSyntax call) => call is
    {
        Expression: MemberAccessExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" },
            Name.Identifier.ValueText: not ("Abs" or "Max" or "Min" or "Clamp" or "Sign") and var name,
        },
    } ? call.ArgumentList.Arguments.Count switch
    {
        1 when RealFunctions.OfOne.ContainsKey(name) => Make.Function,
        2 when RealFunctions.OfTwo.ContainsKey(name) => Make.FunctionOfTwo,
        _ => null,
    } : null;

    private static bool IsNumber(ITypeSymbol? type) => Terms.IsReal(type) || type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary>How a number is made of others.</summary>
    private enum Make
    {
        /// <summary>By itself.</summary>
        Leaf,
        Sum,
        Difference,
        Product,
        Quotient,
        Negative,

        /// <summary>By a function of Math of one number.</summary>
        Function,

        /// <summary>By a function of Math of two numbers.</summary>
        FunctionOfTwo,

        /// <summary>Of a condition, 1 or 0, and two values.</summary>
        Choice,
    }

    /// <summary>A number, and what it is made of.</summary>
    private sealed class Part(Make make, int first, int second, int third)
    {
        internal Make Make => make;

        internal int First => first;

        internal int Second => second;

        internal int Third => third;

        /// <summary>The text of a leaf.</summary>
        internal string? Text { get; init; }

        /// <summary>What computes a leaf; null where it means nothing.</summary>
        internal Code? Code { get; set; }

        internal bool IsWhole { get; set; }
    }
}
