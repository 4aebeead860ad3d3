using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Matrices of a library, whose code is not seen: what products, sums and transposes make of sizes, by their names.</summary>
internal sealed class LinearAlgebra(Interpreter sizes)
{
    private static readonly HashSet<string> Elementwise =
    [
        "Add", "Subtract", "PointwiseMultiply", "PointwiseDivide", "Plus", "Minus", "Hadamard", "ElementwiseMultiply", "Map2",
    ];

    private static readonly HashSet<string> Keeping = ["Map", "MapIndexed", "Clone", "Copy", "Negate", "Divide", "MapConvert", "Conjugate"];

    private static readonly HashSet<string> Products = ["Multiply", "Dot", "MatMul", "Times", "Product"];

    // Null for a method that is not known.
    internal SymbolicValue? Method(ArrayOf array, IInvocationOperation call)
    {
        if (sizes.Storages.OwnOf(call.Instance?.Type) is null)
            return null;
        var arguments = call.Arguments.Where(static argument => argument.ArgumentKind == ArgumentKind.Explicit
            && argument.Value.Lambda() is null).Select(argument => sizes.Evaluate(argument.Value)).ToArray();
        var other = arguments.OfType<ArrayOf>().FirstOrDefault();
        var name = call.TargetMethod.Name;
        if (sizes.Storages.OwnOf(call.Type) is null)
        {
            // Where there is a place for the result, that has its sizes.
            if (arguments is [.., ArrayOf target] && call.TargetMethod.ReturnsVoid && Product(name, array, arguments.Length > 1 ? other : null) is ArrayOf made)
                Agree(made, target);
            return call.TargetMethod.ReturnsVoid || name is "DotProduct" or "Sum" or "L2Norm" or "Maximum" or "Minimum" or "ToArray" or "At" ? Unknown : null;
        }

        return Product(name, array, other) ?? name switch
        {
            "Row" when array.Axes.Count == 2 => Sized(array.Axes[1]),
            "Column" when array.Axes.Count == 2 => Sized(array.Axes[0]),
            "RowSums" or "RowAbsoluteSums" when array.Axes.Count == 2 => Sized(array.Axes[0]),
            "ColumnSums" or "ColumnAbsoluteSums" when array.Axes.Count == 2 => Sized(array.Axes[1]),
            "ToColumnMatrix" when array.Axes.Count == 1 => Sized(array.Axes[0], Polynomial.One),
            "ToRowMatrix" when array.Axes.Count == 1 => Sized(Polynomial.One, array.Axes[0]),
            "OuterProduct" when array.Axes.Count == 1 && other is { Axes: [var width] } => Sized(array.Axes[0], width),
            _ => null,
        };
    }

    private SymbolicValue? Product(string name, ArrayOf array, ArrayOf? other)
    {
        if (name is "Transpose" or "T" && array.Axes.Count == 2)
            return Sized(array.Axes[1], array.Axes[0]);
        if (Products.Contains(name))
            return other is null ? array.Copy() : Multiply(array, other);
        if (name == "TransposeThisAndMultiply" && other is not null && array.Axes.Count == 2)
            return Multiply(Sized(array.Axes[1], array.Axes[0]), other);
        if (name == "TransposeAndMultiply" && other is { Axes.Count: 2 })
            return Multiply(array, Sized(other.Axes[1], other.Axes[0]));
        if (name == "LeftMultiply" && other is { Axes.Count: 1 })
            return Multiply(other, array);
        if (Elementwise.Contains(name))
        {
            if (other is not null)
                Agree(array, other);
            return array.Copy();
        }

        return Keeping.Contains(name) || name.StartsWith("Pointwise", StringComparison.Ordinal) ? array.Copy() : null;
    }

    private SymbolicValue Multiply(ArrayOf one, ArrayOf other)
    {
        Agree(one.Axes[one.Axes.Count - 1], other.Axes[0]);
        var axes = one.Axes.Take(one.Axes.Count - 1).Concat(other.Axes.Skip(1)).ToArray();
        return axes.Length is 1 or 2 ? Sized(axes) : Unknown;
    }

    // An operator of a library.
    internal SymbolicValue Operate(BinaryOperatorKind kind, SymbolicValue left, SymbolicValue right)
    {
        switch (left, right)
        {
            case (ArrayOf one, ArrayOf other) when kind == BinaryOperatorKind.Multiply:
                return Multiply(one, other);
            case (ArrayOf one, ArrayOf other) when kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Divide:
                Agree(one, other);
                return one.Copy();
            case (ArrayOf one, _) when right is not ArrayOf:
                return one.Copy();
            case (_, ArrayOf other):
                return other.Copy();
            default:
                return Unknown;
        }
    }

    // "Matrix<double>.Build.Dense(rows, columns)", "CreateVector.Dense<double>(length)", "DenseMatrix.OfArray(values)".
    internal SymbolicValue? Built(IInvocationOperation call)
    {
        if (sizes.Storages.OwnOf(call.Type) is not { IsOfLibrary: true } own || call.Instance?.Type is { } type && sizes.Storages.OwnOf(type) is not null)
            return null;
        var arguments = call.Arguments.Where(static argument => argument.Value.Lambda() is null).Select(argument => sizes.Evaluate(argument.Value)).ToArray();
        var numbers = arguments.OfType<Number>().Select(static number => number.Value).Take(own.Axes.Count).ToArray();
        if (arguments.OfType<ArrayOf>().FirstOrDefault(array => array.Axes.Count == own.Axes.Count) is { } copied && numbers.Length == 0)
            return Sized([.. copied.Axes]);
        if (call.TargetMethod.Name.EndsWith("Identity", StringComparison.Ordinal) && numbers.Length == 1)
            return Sized(numbers[0], numbers[0]);
        return numbers.Length == own.Axes.Count ? Sized([.. numbers]) : null;
    }

    private void Agree(ArrayOf one, ArrayOf other)
    {
        for (var axis = 0; axis < one.Axes.Count && one.Axes.Count == other.Axes.Count; axis++)
            Agree(one.Axes[axis], other.Axes[axis]);
    }

    private void Agree(Polynomial? one, Polynomial? other)
    {
        if (one is not null && other is not null && !one.Equals(other))
            sizes.Evidence.Equal.Add((one, other));
    }

    internal static ArrayOf Sized(params Polynomial?[] axes) => new(axes, axes.Length);
}
