namespace GradGen.Generator.Writing;

/// <summary>What a project's properties and language version say about generated code.</summary>
/// <param name="WritesHarness">Whether layers carry what a check needs; GradGenHarness.</param>
/// <param name="WritesTests">Whether tests are written where a framework is referenced; GradGenTests.</param>
/// <param name="AllowsNullable">Whether the language version is 8 or newer.</param>
internal sealed record GenerationOptions(bool WritesHarness, bool WritesTests, bool AllowsNullable);
