#:project ../../src/GradGen.Runtime/GradGen.Runtime.csproj
#:property TreatWarningsAsErrors=false
#:property EnforceCodeStyleInBuild=false
#:property PublishAot=false

// Draws the figures of docs/why.md with the library itself, and prints the numbers that its text has:
//     dotnet run docs/plots/plots.cs
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GradGen;

var folder = Path.GetDirectoryName(ThisFile())!;

// The article's function at the article's point: f(θ) = θ³, θ = 1, whose derivative is 3.
Console.WriteLine($"theta^3 at 1, step 0.01: one-sided {FiniteDifference.Forward(Cube, 1, 0.01):F4}, two-sided {FiniteDifference.Central(Cube, 1, 0.01):F4}");

// A smooth function with no accident of round numbers: exp(sin θ) at 0.7.
double point = 0.7, slope = Math.Cos(point) * Math.Exp(Math.Sin(point));
var steps = Enumerable.Range(0, 12 * 4 + 1).Select(i => Math.Pow(10, -12 + (i / 4.0))).ToArray();
var oneSided = Curve("one-sided, double", h => FiniteDifference.Forward(x => Math.Exp(Math.Sin(x)), point, h), slope, 0);
var twoSided = Curve("two-sided, double", h => FiniteDifference.Central(x => Math.Exp(Math.Sin(x)), point, h), slope, 1);
var slopeOfFloat = Math.Cos((float)point) * Math.Exp(Math.Sin((float)point));
var single = Curve("two-sided, float", h => FiniteDifference.Central(x => MathF.Exp(MathF.Sin(x)), (float)point, (float)h), slopeOfFloat, 2);
foreach (var curve in new[] { oneSided, twoSided, single })
{
    var (step, error) = curve.Points.MinBy(p => p.Y);
    Console.WriteLine($"{curve.Name}: least error {error:0.0e+0} at step {step:0.0e+0}");
}

Write("steps.svg", "Error of a difference by its step", "step ε", "|error|", [oneSided, twoSided, single], legend: 290);

// A rectifier beside its kink: what a difference sees depends on whether the step reaches over it.
var kink = Curve("max(0, θ) at θ = 1e-4", h => FiniteDifference.Central(x => Math.Max(0, x), 1e-4, h), 1, 1, least: 1e-7);
Console.WriteLine($"max(0, theta) at 1e-4: error {Math.Abs(FiniteDifference.Central(x => Math.Max(0, x), 1e-4, 1e-5) - 1):0.0e+0} with step 1e-5, {Math.Abs(FiniteDifference.Central(x => Math.Max(0, x), 1e-4, 1e-2) - 1):0.00} with step 1e-2");
Write("kink.svg", "A step that reaches over a kink", "step ε", "|error|", [kink]);

// What a check costs: evaluations of the function, by the number of parameters.
var (probe, full) = (new List<(double X, double Y)>(), new List<(double X, double Y)>());
foreach (var n in new[] { 10, 30, 100, 300, 1000, 3000, 10000 })
{
    probe.Add((n, Calls(n, CheckMode.Probe)));
    if (n <= 1000)
        full.Add((n, Calls(n, CheckMode.Full)));
    Console.WriteLine($"{n} parameters: {probe[^1].Y} evaluations along random directions{(n <= 1000 ? $", {full[^1].Y} one by one" : string.Empty)}");
}

Write("calls.svg", "Evaluations of J for a right gradient", "parameters", "evaluations", [new("one by one (Full)", full, 0), new("random directions (Probe)", probe, 1)]);

static double Cube(double x) => x * x * x;

static string ThisFile([CallerFilePath] string path = "") => path;

Series Curve(string name, Func<double, double> difference, double exact, int colour, double least = 0)
{
    var points = new List<(double X, double Y)>();
    foreach (var h in steps.Where(h => h >= least))
    {
        try
        {
            points.Add((h, Math.Max(Math.Abs(difference(h) - exact), 1e-13)));
        }
        catch (ArgumentOutOfRangeException)
        {
            // The step is lost when it is added to the point.
        }
    }

    return new(name, points, colour);
}

static int Calls(int n, CheckMode mode)
{
    var calls = 0;
    var random = new Random(1);
    var x = Enumerable.Range(0, n).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
    var report = GradCheck.Function(
        values =>
        {
            Interlocked.Increment(ref calls);
            return values.Sum(Math.Sin);
        },
        values => [.. values.Select(Math.Cos)],
        x,
        new GradCheckOptions { Mode = mode });
    return report.Passed ? calls : throw new InvalidOperationException(report.ToString());
}

void Write(string file, string title, string across, string up, Series[] series, int legend = 48)
{
    const int Width = 640, Height = 400, Left = 70, Right = 20, Top = 40, Bottom = 50;
    string[] colours = ["#c0392b", "#2471a3", "#b9770e"];
    var all = series.SelectMany(s => s.Points).ToArray();
    double x0 = Math.Floor(Math.Log10(all.Min(p => p.X))), x1 = Math.Ceiling(Math.Log10(all.Max(p => p.X)));
    double y0 = Math.Floor(Math.Log10(all.Min(p => p.Y))), y1 = Math.Ceiling(Math.Log10(all.Max(p => p.Y)));
    double X(double v) => Left + ((Math.Log10(v) - x0) / (x1 - x0) * (Width - Left - Right));
    double Y(double v) => Height - Bottom - ((Math.Log10(v) - y0) / (y1 - y0) * (Height - Top - Bottom));
    var svg = new StringBuilder();
    void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
    Add($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
    Add($"<text x=\"{Width / 2}\" y=\"22\" text-anchor=\"middle\" font-size=\"15\">{title}</text>");
    for (var e = x0; e <= x1; e += x1 - x0 > 6 ? 2 : 1)
    {
        Add($"<line x1=\"{X(Math.Pow(10, e)):F1}\" x2=\"{X(Math.Pow(10, e)):F1}\" y1=\"{Top}\" y2=\"{Height - Bottom}\" stroke=\"#ddd\"/>");
        Add($"<text x=\"{X(Math.Pow(10, e)):F1}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">1e{e}</text>");
    }

    for (var e = y0; e <= y1; e += y1 - y0 > 6 ? 2 : 1)
    {
        Add($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(Math.Pow(10, e)):F1}\" y2=\"{Y(Math.Pow(10, e)):F1}\" stroke=\"#ddd\"/>");
        Add($"<text x=\"{Left - 6}\" y=\"{Y(Math.Pow(10, e)) + 4:F1}\" text-anchor=\"end\">1e{e}</text>");
    }

    Add($"<text x=\"{Width / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">{across}</text>");
    Add($"<text transform=\"translate(18 {Height / 2}) rotate(-90)\" text-anchor=\"middle\">{up}</text>");
    for (var i = 0; i < series.Length; i++)
    {
        var points = string.Join(' ', series[i].Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.X):F1},{Y(p.Y):F1}")));
        Add($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colours[series[i].Colour]}\" stroke-width=\"2\"/>");
        Add($"<rect x=\"{Left + 10}\" y=\"{legend + (18 * i)}\" width=\"12\" height=\"12\" fill=\"{colours[series[i].Colour]}\"/>");
        Add($"<text x=\"{Left + 28}\" y=\"{legend + 10 + (18 * i)}\">{series[i].Name}</text>");
    }

    svg.Append("</svg>\n");
    File.WriteAllText(Path.Combine(folder, file), svg.ToString());
}

internal sealed record Series(string Name, List<(double X, double Y)> Points, int Colour);
