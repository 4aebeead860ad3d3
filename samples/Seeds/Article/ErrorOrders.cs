using System.Globalization;
using GradGen;

namespace Seeds.Article;

/// <summary>error = O(ε) one-sided, O(ε²) two-sided.</summary>
internal static class ErrorOrders
{
    private const double TrueDerivative = 3;

    public static void Show(Findings findings)
    {
        Findings.Section(
            "O(ε) against O(ε²)",
            "\"[…] for non zero values of ϵ you could show that the error of this approximation is in the order of ϵ². […] if you "
            + "use the one sided derivative your error would be in order of ϵ.\"");
        var table = new NumberTable("ε", "one-sided error", "order", "two-sided error", "order");
        var rows = Enumerable.Range(1, 5).Select(static power => Measure(Math.Pow(10, -power))).ToArray();
        var (oneSidedOrders, twoSidedOrders) = (new List<double>(), new List<double>());
        for (var n = 0; n < rows.Length; n++)
        {
            var (oneSided, twoSided) = (string.Empty, string.Empty);
            if (n > 0)
            {
                oneSidedOrders.Add(Math.Log10(rows[n - 1].OneSided / rows[n].OneSided));
                twoSidedOrders.Add(Math.Log10(rows[n - 1].TwoSided / rows[n].TwoSided));
                (oneSided, twoSided) = (Order(oneSidedOrders[^1]), Order(twoSidedOrders[^1]));
            }

            table.AddRow(Findings.Step(rows[n].Epsilon), rows[n].OneSided, oneSided, rows[n].TwoSided, twoSided);
        }

        table.Show();
        findings.Claim(
            "the one-sided error falls with order 1 (± 0.1)",
            oneSidedOrders.TrueForAll(static order => Math.Abs(order - 1) < 0.1));
        findings.Claim(
            "the two-sided error falls with order 2 (± 0.1)",
            twoSidedOrders.TrueForAll(static order => Math.Abs(order - 2) < 0.1));
    }

    private static (double Epsilon, double OneSided, double TwoSided) Measure(double epsilon) => (
        epsilon,
#pragma warning disable GG0205 // That one side does worse is what is shown.
        Math.Abs(FiniteDifference.Forward(CubeAtOne.Cube, 1.0, epsilon) - TrueDerivative),
#pragma warning restore GG0205
        Math.Abs(FiniteDifference.Central(CubeAtOne.Cube, 1.0, epsilon) - TrueDerivative));

    private static string Order(double order) => order.ToString("0.00", CultureInfo.InvariantCulture);
}
