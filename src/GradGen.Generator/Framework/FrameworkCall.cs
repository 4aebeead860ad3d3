using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Framework;

/// <summary>What a method of .NET does with its receiver and its arguments, and what it returns.</summary>
internal sealed record FrameworkCall(FrameworkRole Receiver, Func<IParameterSymbol, FrameworkRole> Parameters, FrameworkResult Result);
