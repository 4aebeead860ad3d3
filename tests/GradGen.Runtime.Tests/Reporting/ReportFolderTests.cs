using System.Diagnostics;
using System.Text.Json;
using GradGen.Harness;
using GradGen.Tests.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Reporting
{
    /// <summary>The variable is the process's: while it is set, no other test may run.</summary>
    [CollectionDefinition(nameof(ReportFolderTests), DisableParallelization = true)]
    [Collection(nameof(ReportFolderTests))]
    public sealed class ReportFolderTests : IDisposable
    {
        private const string Variable = "GRADGEN_REPORT";
        private readonly string _root = Directory.CreateTempSubdirectory("gradgen reports ").FullName;
        private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

        private string Folder => Path.Combine(_root, "some", "where");

        public void Dispose()
        {
            Environment.SetEnvironmentVariable(Variable, _before);
            Directory.Delete(_root, recursive: true);
        }

        [Theory]
        [InlineData(null)]
        [InlineData("")]
        [InlineData("  ")]
        public void Unless_it_is_asked_for_nothing_is_written(string? value)
        {
            Environment.SetEnvironmentVariable(Variable, value);
            var before = Directory.GetFileSystemEntries(Environment.CurrentDirectory);
            Assert.True(GradCheck.Run(new Dense<double>(3, 4)).Passed);
            Assert.Equal(before, Directory.GetFileSystemEntries(Environment.CurrentDirectory));
        }

        [Fact]
        public void A_check_leaves_its_report_in_all_forms()
        {
            Environment.SetEnvironmentVariable(Variable, Folder);
            var report = GradCheck.Run(new Once());
            Assert.Equal([.. Files("GradGen.Tests.Reporting.ReportFolderTests.Once-GradGen.Runtime.Tests-1"), "index.html"], Written());
            var path = Path.Combine(Folder, "GradGen.Tests.Reporting.ReportFolderTests.Once-GradGen.Runtime.Tests-1");
            Assert.Equal(report + Environment.NewLine, File.ReadAllText(path + ".txt"));
            Assert.Equal(report.ToMarkdown(), File.ReadAllText(path + ".md"));
            Assert.Equal(report.ToJson(), File.ReadAllText(path + ".json"));
            Assert.Equal(LayerPage.Of(report).Html, File.ReadAllText(path + ".html"));
            Assert.Contains("<figure", LayerPage.Of(report).Html);
            Assert.NotEqual(0xEF, File.ReadAllBytes(path + ".json")[0]);
        }

        [Fact]
        public void Every_check_has_files_of_its_own()
        {
            Environment.SetEnvironmentVariable(Variable, Folder);
            GradCheck.Run(new First.Twin());
            GradCheck.Run(new Second.Twin());
            GradCheck.Run(new Second.TWIN());
            GradCheck.Run(new Second.Twin());
            GradCheck.Function(static x => x[0], static _ => [1], [2.0]);
            GradCheck.Function(static x => x[0], static _ => [1], [2f]);
            GradCheck.Run(new Generic<int>());
            GradCheck.Run(new Generic<List<int>>());

            var names = Written().Except(["index.html"]).Select(Path.GetFileNameWithoutExtension).Distinct().ToArray();
            Assert.Equal(8, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Equal((4 * 8) + 1, Written().Length);
            Assert.Contains("First.Twin-GradGen.Runtime.Tests-1", names);
            Assert.Contains("Second.Twin-GradGen.Runtime.Tests-1", names);
            Assert.Contains("Second.Twin-GradGen.Runtime.Tests-2", names);
            // Other tests may have called it too.
            Assert.Equal(2, names.Count(static name => name!.StartsWith("Function-GradGen.Runtime.Tests-", StringComparison.Ordinal)));
            Assert.All(Written(), static name => Assert.Matches(@"^[A-Za-z0-9_.-]{1,250}$", name));
        }

        [Fact]
        public void A_sample_is_numbered_as_its_test_class_and_written_once()
        {
            Environment.SetEnvironmentVariable(Variable, Folder);
            var layer = typeof(Reported).AssemblyQualifiedName!;
            GeneratedCheck.Runs(layer, 0);
            GeneratedCheck.Runs(layer, 1);
            GeneratedCheck.Block(layer, 1, "x");
            Assert.Equal([.. Files("GradGen.Tests.Reporting.Reported-1"), .. Files("GradGen.Tests.Reporting.Reported-2"), "index.html"], Written());
        }

        [Fact]
        public void A_folder_that_cannot_be_written_fails_the_check_and_says_why()
        {
            var file = Path.Combine(_root, "file");
            File.WriteAllText(file, string.Empty);
            var folder = Path.Combine(file, "reports");
            Environment.SetEnvironmentVariable(Variable, folder);
            string[] messages =
            [
                Assert.Throws<InvalidOperationException>(static () => GradCheck.Run(new Dense<double>(3, 4))).Message,
                Assert.Throws<InvalidOperationException>(static () => GradCheck.Function(static x => x[0], static _ => [1], [2.0])).Message,
                Assert.Throws<InvalidOperationException>(static () => GeneratedCheck.Runs(typeof(Unwritten).AssemblyQualifiedName!, 0)).Message,
                Assert.Throws<InvalidOperationException>(static () => GeneratedCheck.Block(typeof(Unwritten).AssemblyQualifiedName!, 0, "x")).Message,
            ];
            Assert.All(messages, message =>
            {
                Assert.StartsWith($"GRADGEN_REPORT asks for reports in the folder \"{folder}\", but ", message, StringComparison.Ordinal);
                Assert.Contains("Forward and", message);
            });
        }

        [Fact]
        public async Task Whoever_reads_while_test_processes_write_finds_whole_files()
        {
            var runs = Enumerable.Range(0, 3).Select(_ => Start()).ToArray();
            var read = 0;
            while (!Array.TrueForAll(runs, static run => run.HasExited))
            {
                foreach (var path in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.json") : [])
                {
                    using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
                    read++;
                }

                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            Assert.All(runs, static run => Assert.Equal(0, run.ExitCode));
            var list = await File.ReadAllTextAsync(Path.Combine(Folder, "index.html"), TestContext.Current.CancellationToken);
            var pages = Written().Except(["index.html"]).Where(static name => name.EndsWith(".html", StringComparison.Ordinal));
            Assert.All(pages, name => Assert.Contains($"href=\"{name}\"", list));
            Assert.NotEqual(0, read);
            Assert.NotEmpty(Written());
            Assert.All(Written(), static name => Assert.DoesNotContain(".tmp", name));
            Array.ForEach(runs, static run => run.Dispose());
        }

        [Fact]
        public void A_list_of_all_pages_has_what_failed_first()
        {
            Environment.SetEnvironmentVariable(Variable, Folder);
            GradCheck.Run(new Listed());
            GradCheck.Function(static x => x[0] * x[0], static _ => [1], [2.0]);
            var list = File.ReadAllText(Path.Combine(Folder, "index.html"));
            Assert.Contains("2 reports, 1 passed, 1 did not.", list);
            Assert.True(list.IndexOf("✗ FAIL", StringComparison.Ordinal) < list.IndexOf("✓ PASS", StringComparison.Ordinal));
            // What is no page of ours is not in the list.
            File.WriteAllText(Path.Combine(Folder, "other.html"), "<p>x</p>");
            GradCheck.Run(new Listed());
            list = File.ReadAllText(Path.Combine(Folder, "index.html"));
            Assert.Contains("3 reports, 2 passed, 1 did not.", list);
            Assert.DoesNotContain("other.html", list);
        }

        [Fact]
        public void Only_where_a_page_is_asked_for_does_a_check_take_more_calls()
        {
            Environment.SetEnvironmentVariable(Variable, null);
            var usual = GradCheck.Run(new Dense<double>(3, 4));
            Environment.SetEnvironmentVariable(Variable, Folder);
            var asked = GradCheck.Run(new Dense<double>(3, 4));
            Assert.True(asked.ForwardCalls > usual.ForwardCalls);
            Assert.Equal(usual.BackwardCalls, asked.BackwardCalls);
            Assert.Equal(Words(usual), Words(asked));

            static string Words(GradCheckReport report) => report.ToString().Split(" Forward and ")[0].TrimEnd([.. "0123456789"]);
        }

        private static IEnumerable<string> Files(string name) => [name + ".html", name + ".json", name + ".md", name + ".txt"];

        private string[] Written() => [.. Directory.GetFiles(Folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

        // These tests themselves, as another process.
        private Process Start()
        {
            var start = new ProcessStartInfo("dotnet", [typeof(ReportFolderTests).Assembly.Location, "-class", typeof(GeneratedCheckTests).FullName!])
            {
                RedirectStandardOutput = true,
            };
            start.Environment[Variable] = Folder;
            var process = Process.Start(start)!;
            process.BeginOutputReadLine();
            return process;
        }

        private sealed class Once() : VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy]);

        private sealed class Listed() : VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy]);

        private sealed class Generic<T>() : VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy]);
    }

    /// <summary>A layer with two samples.</summary>
    public sealed class Reported
    {
        private sealed class GradGenSamples : LayerSamples<double>
        {
            public override LayerHarness<double> Create(int sample, SampleSizes sizes) => new Dense<double>(3, 4 + sample).CreateHarness(sizes);
        }
    }

    /// <summary>A right layer that is checked where its report cannot be written.</summary>
    public sealed class Unwritten
    {
        private sealed class GradGenSamples : LayerSamples<double>
        {
            public override LayerHarness<double> Create(int sample, SampleSizes sizes) => Activation<double>.Tanh().CreateHarness(sizes);
        }
    }
}

namespace First
{
    public sealed class Twin() : VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy]);
}

namespace Second
{
    public sealed class Twin() : VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy]);

    public sealed class TWIN() : VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy]);
}
