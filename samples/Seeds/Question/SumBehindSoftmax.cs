using GradGen;
using Seeds.Layers;

namespace Seeds.Question;

/// <summary>The answer's warning: behind a softmax the sum is always 1, so its gradient is 0 whatever Backward does.</summary>
internal static class SumBehindSoftmax
{
    private const int Size = 5;

    public static void Show(Findings findings)
    {
        Findings.Section(
            "The linear cost behind a softmax",
            "\"Notice that this linear-cost function must not be used if you have a softmax right before it. That's because the sum "
            + "of softmax is always 1.0. In that case you must use the MSE.\" A scaled softmax whose Backward lacks the factor "
            + "1/√size:");
        var random = new Random(5);
        var x = Values.Vector(random, Size);
        var layer = new ScaledSoftmaxWithoutScale(Size);
        layer.Forward(x);
        var analytic = layer.Backward([.. Enumerable.Repeat(1.0, Size)]);
        var approximate = FiniteDifference.Gradient(at => layer.Forward(at).Sum(), x);
        var table = new NumberTable("component", "numeric, J = Σ y", "Backward, J = Σ y");
        for (var i = 0; i < Size; i++)
            table.AddRow($"x[{i}]", approximate[i], analytic[i]);
        table.Show();

        var verdicts = new NumberTable("cost of the check", "right Backward", "Backward without the factor");
        foreach (var cost in Enum.GetValues<Cost>())
            verdicts.AddRow($"{cost}{(cost == Cost.RandomProjection ? " (default)" : "")}", $"{Right(cost)}", $"{Wrong(cost)}");
        verdicts.Show();

        findings.Claim(
            "with the sum both sides are zero but for rounding, so it cannot see the mistake",
            approximate.Concat(analytic).All(static value => Math.Abs(value) < 1e-9));
        findings.Claim(
            "the sum cost cannot tell the right Backward from the wrong one, and the check says so",
            Right(Cost.Sum) == Verdict.Inconclusive && Wrong(Cost.Sum) == Verdict.Inconclusive);
        findings.Claim(
            "\"in that case you must use the MSE\": it tells them apart",
            Right(Cost.MeanSquaredError) == Verdict.Pass && Wrong(Cost.MeanSquaredError) == Verdict.Fail);
        findings.Claim(
            "so does the default cost, which is linear as well but not a sum",
            Right(Cost.RandomProjection) == Verdict.Pass && Wrong(Cost.RandomProjection) == Verdict.Fail);
    }

    private static Verdict Right(Cost cost) => GradCheck.Run(new ScaledSoftmax(Size), new GradCheckOptions { Cost = cost }).Verdict;

    private static Verdict Wrong(Cost cost) => GradCheck.Run(new ScaledSoftmaxWithoutScale(Size), new GradCheckOptions { Cost = cost }).Verdict;
}
