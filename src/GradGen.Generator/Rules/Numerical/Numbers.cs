using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>Which types are numbers, and constants as numbers.</summary>
internal static class Numbers
{
    internal static bool IsSingle(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Single;

    internal static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    internal static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    internal static bool IsNumber(ITypeSymbol? type) => IsReal(type) || IsInteger(type);

    internal static double? ToDouble(object constant) => constant is double or float or int or long or byte or sbyte or short or ushort or uint
        ? Convert.ToDouble(constant) : null;
}
