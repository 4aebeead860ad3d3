using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>An input of Forward and how its values are stored.</summary>
internal sealed record ForwardInput(IParameterSymbol Parameter, Storage Storage);
