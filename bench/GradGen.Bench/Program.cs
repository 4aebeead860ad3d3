using BenchmarkDotNet.Running;
using GradGen.Bench;

// Without arguments everything is measured, in one table for each kind of storage.
Type[] benchmarks = [typeof(RectangularDoubles), typeof(JaggedDoubles), typeof(FlatFloats)];
if (args.Length == 0)
    BenchmarkRunner.Run(benchmarks);
else
    new BenchmarkSwitcher(benchmarks).Run(args);
