// Neurons and the connections between them, each in the list of both of its ends; a step with momentum. Those of the input have the
// bias that every neuron has, and no use for it.
using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

public class Connection
{
    public Connection(Unit from, Unit to) => (From, To) = (from, to);

    public Unit From { get; }

    public Unit To { get; }

    public double Weight { get; set; }

    public double WeightDelta { get; set; }
}

public class Unit
{
    public List<Connection> Incoming { get; } = new List<Connection>();

    public List<Connection> Outgoing { get; } = new List<Connection>();

    public double Bias { get; set; }

    public double BiasDelta { get; set; }

    public double Gradient { get; set; }

    public double Value { get; set; }

    public void ConnectTo(IEnumerable<Unit> before)
    {
        foreach (var unit in before)
        {
            var connection = new Connection(unit, this);
            unit.Outgoing.Add(connection);
            Incoming.Add(connection);
        }
    }

    public void CalculateValue() => Value = Math.Tanh(Bias + Incoming.Sum(connection => connection.Weight * connection.From.Value));

    public void CalculateGradient(double? target = null)
    {
        double error = target - Value ?? Outgoing.Sum(connection => connection.To.Gradient * connection.Weight); // WRONG hidden: double error = target - Value ?? Outgoing.Sum(connection => connection.To.Gradient);
        Gradient = error * (1 - Value * Value);
    }

    public void UpdateWeights(double learnRate, double momentum)
    {
        var before = BiasDelta;
        BiasDelta = learnRate * Gradient;
        Bias += BiasDelta + momentum * before;
        foreach (var connection in Incoming)
        {
            double last = connection.WeightDelta;
            connection.WeightDelta = learnRate * Gradient * connection.From.Value;
            connection.Weight += connection.WeightDelta + momentum * last;
        }
    }
}

[GradCheckable]
public partial class ConnectedNeurons
{
    private readonly List<Unit> inputs, hidden, outputs;

    public ConnectedNeurons(int inputCount, int hiddenCount, int outputCount)
    {
        inputs = Units(inputCount, new List<Unit>());
        hidden = Units(hiddenCount, inputs);
        outputs = Units(outputCount, hidden);
    }

    public double LearnRate { get; set; } = 0.4;

    public double Momentum { get; set; } = 0.9;

    private static List<Unit> Units(int count, List<Unit> before)
    {
        var units = Enumerable.Range(0, count).Select(_ => new Unit()).ToList();
        units.ForEach(unit => unit.ConnectTo(before));
        return units;
    }

    private void ForwardPropagate(params double[] values)
    {
        var i = 0;
        inputs.ForEach(unit => unit.Value = values[i++]);
        hidden.ForEach(unit => unit.CalculateValue());
        outputs.ForEach(unit => unit.CalculateValue());
    }

    private void BackPropagate(params double[] targets)
    {
        var i = 0;
        outputs.ForEach(unit => unit.CalculateGradient(targets[i++]));
        hidden.ForEach(unit => unit.CalculateGradient());
        hidden.ForEach(unit => unit.UpdateWeights(LearnRate, Momentum));
        outputs.ForEach(unit => unit.UpdateWeights(LearnRate, Momentum));
    }

    public double[] Compute([Shape("inputCount")] params double[] values)
    {
        ForwardPropagate(values);
        return outputs.Select(unit => unit.Value).ToArray();
    }
}
