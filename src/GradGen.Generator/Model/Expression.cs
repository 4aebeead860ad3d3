using System.Globalization;

namespace GradGen.Generator.Model;

/// <summary>
/// A value that generated code has to refer to. What it is, and not how it is written: only Writing makes C# of it. As text it
/// is what a report calls the size that it gives.
/// </summary>
internal abstract record Expression
{
    private protected Expression()
    {
    }

    /// <summary>The layer that the code is generated for.</summary>
    internal static Expression Self { get; } = new Layer();

    /// <summary>What a call of Forward or Backward gave.</summary>
    internal static Expression Result { get; } = new Named("result");

    /// <summary>The null reference.</summary>
    internal static Expression Null { get; } = new Constant(null);

    /// <summary>A member of this.</summary>
    internal Expression Dot(string name) => new Member(this, name);

    /// <summary>What a method of this gives.</summary>
    internal Expression Call(string method, params Expression[] arguments) => new Invocation(this, method, arguments.ToEquatableArray());

    /// <summary>How long this is along an axis, of an array of so many.</summary>
    internal Expression Length(int axis, int rank) => rank == 1 ? Dot("Length") : Call("GetLength", new Constant(axis));

    /// <summary>An item of this.</summary>
    internal Expression At(params Expression[] indices) => new Item(this, indices.ToEquatableArray());

    /// <summary>The same of another object, where this is of <c>storage</c>.</summary>
    internal Expression On(Expression storage) => this switch
    {
        Named { Name: "storage" } => storage,
        Member member => member with { Of = member.Of.On(storage) },
        Invocation { Of: { } of } call => call with { Of = of.On(storage) },
        Item item => item with { Of = item.Of.On(storage) },
        Sure { Of: var of } => new Sure(of.On(storage)),
        Cast cast => cast with { Of = cast.Of.On(storage) },
        OrZero { Of: var of } => new OrZero(of.On(storage)),
        IfAny some => new IfAny(some.Number.On(storage), some.Size.On(storage)),
        _ => this,
    };

    /// <summary>See <see cref="Self"/>.</summary>
    internal sealed record Layer : Expression
    {
        public override string ToString() => "this";
    }

    /// <summary>A parameter or a local that is in scope.</summary>
    internal sealed record Named(string Name) : Expression
    {
        public override string ToString() => Name;
    }

    /// <summary>A type, in front of a static member.</summary>
    internal sealed record OfType(TypeName Type) : Expression
    {
        public override string ToString() => (Type as TypeName.Named)?.Name ?? string.Empty;
    }

    /// <summary>A field or property.</summary>
    internal sealed record Member(Expression Of, string Name) : Expression
    {
        /// <summary>Whether what it is of may be null, so that it is only asked where there is something.</summary>
        public bool IsOfNullable { get; init; }

        public override string ToString() => Of is Layer ? Name : $"{Of}.{Name}";
    }

    /// <summary>A call; of nothing where the layer's own type has the method.</summary>
    internal sealed record Invocation(Expression? Of, string Method, EquatableArray<Expression> Arguments) : Expression
    {
        /// <inheritdoc cref="Member.IsOfNullable"/>
        public bool IsOfNullable { get; init; }

        public override string ToString() => $"{(Of is null or Layer ? string.Empty : $"{Of}.")}{Method}({string.Join(", ", Arguments)})";
    }

    /// <summary>A call of a static method.</summary>
    internal sealed record StaticCall(TypeName Type, string Method, EquatableArray<PassedArgument> Arguments) : Expression;

    /// <summary>An item of an array or a list.</summary>
    internal sealed record Item(Expression Of, EquatableArray<Expression> Indices) : Expression
    {
        public override string ToString() => $"{Of}[{string.Join(", ", Indices)}]";
    }

    /// <summary>What is not null, whatever its type says.</summary>
    internal sealed record Sure(Expression Of) : Expression
    {
        public override string ToString() => $"{Of}!";
    }

    /// <summary>What LINQ says of a sequence that has no indices, or no count.</summary>
    internal sealed record Sequence(Expression Of, string Method, EquatableArray<Expression> Arguments) : Expression
    {
        public override string ToString() => $"{Of}.{Method}({string.Join(", ", Arguments)})";
    }

    /// <summary>A size that is zero where what has it is null.</summary>
    internal sealed record OrZero(Expression Of) : Expression;

    /// <summary>A size of what there is none of where the count is zero.</summary>
    internal sealed record IfAny(Expression Number, Expression Size) : Expression;

    /// <summary>A span over all values of a dense tensor.</summary>
    internal sealed record WholeTensor(Expression Of) : Expression;

    /// <summary>The entry of a dictionary of parameters.</summary>
    internal sealed record Entry(Expression Of, string Key) : Expression;

    /// <summary>The layers in a member, each adopted one in the class that is generated around it.</summary>
    internal sealed record Adopted(Expression Of, bool IsCollection) : Expression;

    /// <summary>An immutable array, null where it is the default.</summary>
    internal sealed record UnlessDefault(Expression Of) : Expression;

    /// <summary>A number, a text, a truth value, or null.</summary>
    internal sealed record Constant(object? Value) : Expression
    {
        public override string ToString() => Value is string text ? $"\"{text}\"" : Convert.ToString(Value, CultureInfo.InvariantCulture)!;
    }

    /// <summary>The default value of a type.</summary>
    internal sealed record Default(TypeName Type) : Expression;

    /// <summary>A type as an object.</summary>
    internal sealed record TypeOf(TypeName Type) : Expression;

    /// <summary>A value as one of another type.</summary>
    internal sealed record Cast(TypeName Type, Expression Of) : Expression;

    /// <summary>A value as one of its type by its number, as attributes give those of enums.</summary>
    internal sealed record Numbered(TypeName Type, object Value) : Expression;

    /// <summary>A new object.</summary>
    internal sealed record New(TypeName Type, EquatableArray<PassedArgument> Arguments) : Expression
    {
        /// <summary>The members that are set.</summary>
        public EquatableArray<PassedArgument> Members { get; init; }
    }

    /// <summary>A new array of these items; without a type where they show it.</summary>
    internal sealed record NewArray(TypeName? Type, EquatableArray<Expression> Items) : Expression;

    /// <summary>Several arguments one after the other, for a parameter that takes any number of them.</summary>
    internal sealed record List(EquatableArray<Expression> Items) : Expression;

    /// <summary>A new list of these items.</summary>
    internal sealed record NewList(TypeName Type, EquatableArray<Expression> Items) : Expression;

    /// <summary>A tuple.</summary>
    internal sealed record Tuple(EquatableArray<Expression> Parts) : Expression;

    /// <summary>A function that gives the same whatever it is given.</summary>
    internal sealed record Function(TypeName Type, int Parameters, Expression Value) : Expression;

    /// <summary>A negated number.</summary>
    internal sealed record Negative(Expression Of) : Expression
    {
        public override string ToString() => $"-{Of}";
    }

    /// <summary>Two numbers with +, -, * or / between them.</summary>
    internal sealed record Arithmetic(Expression Left, char Operator, Expression Right) : Expression
    {
        public override string ToString() => $"({Left} {Operator} {Right})";
    }

    /// <summary>A sum of products with whole coefficients.</summary>
    internal sealed record Sum(EquatableArray<SumTerm> Terms) : Expression;
}
