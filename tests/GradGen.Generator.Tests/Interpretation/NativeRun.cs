using System.Reflection;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Interpretation;

/// <summary>A static method <c>double Run(double a, double b)</c> in a class <c>Code</c>, run by .NET and by the machine.</summary>
internal static class NativeRun
{
    /// <summary>Both give the same numbers at random arguments, and the derivatives of the machine are those of a central difference.</summary>
    public static void Compare(string members, bool isSmooth = true, double from = -1, double to = 1, string space = "System.Numerics")
    {
        var run = GeneratorTest.Start("using System; using System.Collections.Generic; using System.Linq; using " + space + "; public static class Code { " + members + " }");
        using var loaded = new LoadedAssembly(run);
        var native = loaded.Type("Code").GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<double, double, double>>();
        var machine = new Machine(run.Output, MachineTables.All, 1_000_000, CancellationToken.None);
        var method = run.Output.GetTypeByMetadataName("Code")!.GetMembers("Run").OfType<IMethodSymbol>().Single();
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var (a, b) = (from + (random.NextDouble() * (to - from)), from + (random.NextDouble() * (to - from)));
            machine.Reset();
            var (first, second) = (machine.Trace.Variable(a), machine.Trace.Variable(b));
            var result = machine.Invoke(method, default, first, second);
            var expected = native(a, b);
            Assert.True(Math.Abs(expected - result.Real) <= 1e-12 * Math.Max(1, Math.Abs(expected)) || expected.Equals(result.Real), $"Run({a}, {b}) is {expected}, and {result.Real} in the machine: {members}");
            if (!isSmooth)
                continue;
            var adjoints = machine.Trace.Tape.Sweep(result.Node == 0 ? [] : [(result.Node, 1)]);
            Derivative(step => native(a + step, b), adjoints[first.Node], members);
            Derivative(step => native(a, b + step), adjoints[second.Node], members);
        }
    }

    private static void Derivative(Func<double, double> function, double claimed, string members)
    {
        const double step = 1e-5;
        var difference = (function(step) - function(-step)) / (2 * step);
        Assert.True(Math.Abs(difference - claimed) <= 1e-5 * Math.Max(1, Math.Abs(difference)), $"The derivative is {difference}, and {claimed} in the machine: {members}");
    }
}
