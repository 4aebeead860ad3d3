using GradGen.Harness;
using GradGen.Tests.Harness;
using GradGen.Tests.Layers;

namespace GradGen.Tests.Reporting;

/// <summary>Reports of every kind.</summary>
internal static class Reports
{
    /// <summary>A name with everything in it that means something to Markdown or JSON.</summary>
    public const string Awkward = "a|b\\|`c`_*d*_<e>[f](g)\"h\"\n# i\u0001~\u2028\ud83d\ude00\ud83d\\";

    public static GradCheckReport Right { get; } = GradCheck.Run(new Dense<double>(3, 4));

    public static GradCheckReport Wrong { get; } = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (_, biases) => biases[2] *= 2 });

    public static GradCheckReport Explained { get; } = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (weights, _) => Double(weights) });

    public static GradCheckReport Single { get; } =
        GradCheck.Run(new Chain<float>(new Dense<float>(40, 30), Activation<float>.Relu(30), new Dense<float>(30, 2) { WrongParameters = static (w, _) => Array.Clear(w) }));

    public static GradCheckReport Blind { get; } = GradCheck.Run(new Softmax<double>(), new GradCheckOptions { Cost = Cost.Sum });

    public static GradCheckReport Throwing { get; } =
        GradCheck.Run(VectorLayer.Of(static x => x, static _ => throw new InvalidOperationException("first line\r\n- \"second\" | line")));

    public static GradCheckReport Named { get; } = GradCheck.Run(new AwkwardNames());

    public static GradCheckReport Function { get; } = GradCheck.Function(static x => x[0] * x[1], static x => [x[1], x[0]], [2, 3]);

    /// <summary>Cost and gradient are numbers at the point and nowhere else, so that nothing can be measured.</summary>
    public static GradCheckReport Unmeasurable { get; } = GradCheck.Function(static x => x[0] == 1 ? 1 : double.NaN, static _ => [1], [1.0]);

    public static GradCheckReport Many { get; } = GradCheck.Run(new ManyParameters(60, static number => number is 7 or 31));

    /// <summary>A stride that Backward forgets, so that one sample of several shows it.</summary>
    public static GradCheckReport Sampled { get; } = GradCheck.Run(typeof(ForgottenStride));

    public static IReadOnlyDictionary<string, GradCheckReport> All { get; } = new Dictionary<string, GradCheckReport>
    {
        ["right"] = Right,
        ["wrong"] = Wrong,
        ["explained"] = Explained,
        ["single"] = Single,
        ["blind"] = Blind,
        ["throwing"] = Throwing,
        ["named"] = Named,
        ["function"] = Function,
        ["unmeasurable"] = Unmeasurable,
        ["many"] = Many,
        ["sampled"] = Sampled,
    };

    private static void Double(double[,] weights)
    {
        for (var i = 0; i < weights.GetLength(0); i++)
        {
            for (var j = 0; j < weights.GetLength(1); j++)
                weights[i, j] *= 2;
        }
    }

    private sealed class AwkwardNames : HandLayer<double>
    {
        private readonly double[][] _theta = [[1], [2, 3]];
        private readonly double[][] _gradients = [[0], [0, 0]];

        public AwkwardNames() => Add(Awkward, _theta, _gradients);

        public override string Name => Awkward;

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[sizes.Known(Awkward, 3)])];

        public override Array?[] Forward(Array[] inputs) =>
            [((double[])inputs[0]).Zip(_theta.SelectMany(static row => row), static (x, theta) => x * theta).ToArray()];

        public override Array?[] Backward(Array[] upstream)
        {
            _gradients[1][0] += 1;
            return [((double[])upstream[0]).Zip(_theta.SelectMany(static row => row), static (dy, theta) => dy * theta).ToArray()];
        }
    }
}
