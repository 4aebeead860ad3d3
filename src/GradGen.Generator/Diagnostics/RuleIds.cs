namespace GradGen.Generator.Diagnostics;

/// <summary>The numbers of the diagnostics, which users write into suppressions and never change.</summary>
internal static class RuleIds
{
    internal const string NotPartial = "GG0001";
    internal const string NoForward = "GG0002";
    internal const string NoBackward = "GG0003";
    internal const string AmbiguousMethod = "GG0004";
    internal const string BackwardDoesNotFit = "GG0005";
    internal const string NoSample = "GG0006";
    internal const string UnknownInputShape = "GG0007";
    internal const string UnpackableParameter = "GG0008";
    internal const string NothingToCheck = "GG0009";
    internal const string NotAnnotated = "GG0010";
    internal const string NoEffect = "GG0011";
    internal const string NoGradient = "GG0101";
    internal const string GradientShape = "GG0102";
    internal const string GradientOwner = "GG0103";
    internal const string GradientNeverWritten = "GG0104";
    internal const string WritesParameter = "GG0105";
    internal const string OverwritesArgument = "GG0106";
    internal const string UpstreamNeverRead = "GG0107";
    internal const string SharedAddition = "GG0108";
    internal const string StepTooSmall = "GG0201";
    internal const string BlindCost = "GG0202";
    internal const string UnheldRandomness = "GG0203";
    internal const string CheckInTraining = "GG0204";
    internal const string OneSided = "GG0205";
    internal const string NumericalGradient = "GG0301";
    internal const string WrongStatement = "GG0401";
    internal const string WrongGradient = "GG0402";
    internal const string UnrunBranch = "GG0403";
}
