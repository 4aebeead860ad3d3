using GradGen.Generator.External;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>
/// Tells whether an array of reals holds indices, as in a library whose layers all take the same type: each element that is
/// read is made an integer first, and something is looked up with one. Whatever else happens to an element, it is a real input.
/// </summary>
internal sealed class IndexReader
{
    private readonly HashSet<ISymbol> _holders = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _integers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _converted = [];
    private bool _isElse;

    internal static bool AreIndices(LayerView layer, ForwardInput input, IMethodSymbol forward, SourceModels sources)
    {
        if (!input.Storage.IsReal || input.Storage.IsScalar || input.IsPart || sources.Body(forward) is not { } body)
            return false;
        var reader = new IndexReader();
        reader._holders.Add(input.Parameter);
        reader.Walk(body);
        if (reader._isElse || !body.DescendantsAndSelf().Any(reader.LooksUp))
            return false;
        // What Forward keeps of it is read elsewhere.
        if (reader._holders.Any(static holder => holder is IFieldSymbol or IPropertySymbol))
        {
            foreach (var method in layer.Type.GetMembers().OfType<IMethodSymbol>())
            {
                if (!method.Is(forward) && layer.HasSource(method) && sources.Body(method) is { } other)
                    reader.Walk(other);
            }
        }

        return !reader._isElse;
    }

    private void Walk(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (SymbolOf(operation) is { } symbol && _holders.Contains(symbol))
                Follow(operation);
        }
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IParameterReferenceOperation parameter => parameter.Parameter,
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.Length: 0 } property => property.Property,
        _ => null,
    };

    // Where an array, a row or an element goes.
    private void Follow(IOperation value)
    {
        if (value.Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double)
        {
            if (Integer(value) is { } integer)
                Remember(integer);
            else
                _isElse = true;
            return;
        }

        switch (value.Parent)
        {
            case IConversionOperation conversion:
                Follow(conversion);
                break;
            case IArrayElementReferenceOperation element when element.ArrayReference == value:
                Follow(element);
                break;
            case IPropertyReferenceOperation property when property.Instance == value:
                if (property.Arguments.Length > 0)
                    Follow(property);
                else if (property.Type?.SpecialType != SpecialType.System_Int32)
                    _isElse = true;
                break;
            case IInvocationOperation { Type.SpecialType: SpecialType.System_Int32, TargetMethod.Name: "GetLength" }:
                break;
            case ISimpleAssignmentOperation assignment when assignment.Target == value:
                break;
            case ISimpleAssignmentOperation assignment when SymbolOf(assignment.Target) is { } kept:
                _holders.Add(kept);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                _holders.Add(local);
                break;
            case IForEachLoopOperation loop when loop.Collection == value:
                foreach (var item in loop.Locals)
                    _holders.Add(item);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call } when HasLambda(call):
                Enter(call);
                break;
            default:
                _isElse = true;
                break;
        }
    }

    private static IEnumerable<IAnonymousFunctionOperation> Lambdas(IInvocationOperation call) =>
        call.Arguments.Select(static argument => argument.Value).OfType<IDelegateCreationOperation>().Select(static creation => creation.Target)
            .OfType<IAnonymousFunctionOperation>();

    private static bool HasLambda(IInvocationOperation call) => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && Lambdas(call).Any();

    // "Parallel.ForEach(inputs, …, (row, …) => …)", "ids.Select(id => …)": it is given the rows or elements.
    private void Enter(IInvocationOperation call)
    {
        foreach (var parameter in Lambdas(call).SelectMany(static lambda => lambda.Symbol.Parameters))
        {
            if (Storage.Of(parameter.Type).IsReal)
                _holders.Add(parameter);
        }
    }

    // What the element is once it is an integer.
    private static IOperation? Integer(IOperation element) => element.Parent switch
    {
        IConversionOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } integer => integer,
        IConversionOperation { IsImplicit: true } widened => Integer(widened),
        IArgumentOperation
        {
            Parent: IInvocationOperation
            {
                TargetMethod:
                {
                    ContainingType.Name: "Convert",
                    Name: "ToInt32" or "ToInt64"
                }
            } integer
        } => integer,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "Math" or "MathF", Name: "Round" } } rounded } =>
            Integer(rounded),
        _ => null,
    };

    // "var row = width * (int)ids[i]".
    private void Remember(IOperation integer)
    {
        _converted.Add(integer);
        foreach (var around in integer.Around())
        {
            switch (around)
            {
                case IBinaryOperation or IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation:
                    break;
                case IVariableDeclaratorOperation { Symbol: var local }:
                    _integers.Add(local);
                    return;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                    _integers.Add(local);
                    return;
                default:
                    return;
            }
        }
    }

    private bool LooksUp(IOperation operation)
    {
        IEnumerable<IOperation> indices = operation switch
        {
            IArrayElementReferenceOperation element => element.Indices,
            IPropertyReferenceOperation { Property.IsIndexer: true } item => item.Arguments,
            _ => [],
        };
        return indices.SelectMany(static index => index.DescendantsAndSelf())
            .Any(part => _converted.Contains(part) || part is ILocalReferenceOperation { Local: var local } && _integers.Contains(local));
    }
}
