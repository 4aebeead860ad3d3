using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>Type arguments that a layer cannot have are told at build.</summary>
public class TypeConstraintTests
{
    [Theory]
    [InlineData("IFunction", "string", "[GradCheckSample] gives string for TFunction, which has to be a IFunction")]
    [InlineData("struct", "string", "[GradCheckSample] gives string for TFunction, which has to be a struct")]
    [InlineData("class", "int", "[GradCheckSample] gives int for TFunction, which has to be a class")]
    [InlineData("unmanaged", "string", "[GradCheckSample] gives string for TFunction, which has to be unmanaged")]
    [InlineData("new()", "string", "[GradCheckSample] gives string for TFunction, which has to be a class with a public constructor that takes nothing")]
    [InlineData("System.IComparable<TFunction>", "Wave", "[GradCheckSample] gives Wave for TFunction, which has to be a IComparable<Wave>")]
    public void GG0006_a_constraint_is_broken(string constraint, string argument, string said) =>
        Assert.Equal("No Layer can be made to check on: " + said, Assert.Single(AnalyzerTest.Check(Layer(constraint, argument, "{|GG0006:", "|}"))).GetMessage());

    [Theory]
    [InlineData("IFunction", "Wave")]
    [InlineData("class, IFunction, new()", "Wave")]
    [InlineData("Wave", "Wave")]
    [InlineData("struct", "int")]
    [InlineData("unmanaged, System.IComparable<TFunction>", "int")]
    [InlineData("new()", "int")]
    [InlineData("notnull", "string")]
    public void One_that_is_met_is_silent(string constraint, string argument) => AnalyzerTest.Silent(Layer(constraint, argument, string.Empty, string.Empty));

    private static string Layer(string constraint, string argument, string before, string after) => $$"""
        using GradGen;
        public interface IFunction { }
        public class Wave : IFunction { }
        [GradCheckable, {{before}}GradCheckSample(TypeArguments = new[] { typeof({{argument}}) }){{after}}] public partial class Layer<TFunction> where TFunction : {{constraint}}
        {
            public double[] Forward(double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        """;
}
