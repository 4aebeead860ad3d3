using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>An input of Forward and how its values are stored.</summary>
/// <param name="Parameter">The parameter that it is passed for.</param>
/// <param name="Storage">How it holds its values.</param>
/// <param name="Name">What it is called: like the parameter, or the part of it.</param>
/// <param name="Type">Its type: the parameter's, or that of the part.</param>
internal sealed record ForwardInput(IParameterSymbol Parameter, Storage Storage, string Name, ITypeSymbol Type)
{
    internal ForwardInput(IParameterSymbol parameter, Storage storage)
        : this(parameter, storage, parameter.Name, parameter.Type)
    {
    }

    /// <summary>Whether it is a part of a tuple that is passed.</summary>
    internal bool IsPart => !Type.Is(Parameter.Type);
}
