namespace GradGen.Power.Varied;

/// <summary>The pinball loss: errors above and below cost differently.</summary>
[GradCheckable]
public partial class QuantileLoss
{
    public double Quantile { get; }

    private double[] _residuals = [];

    public QuantileLoss(double quantile = 0.5)
    {
        if (quantile <= 0 || quantile >= 1)
        {
            throw new ArgumentOutOfRangeException(nameof(quantile));
        }

        Quantile = quantile;
    }

    public double Forward(double[] forecast, double[] actual)
    {
        _residuals = new double[forecast.Length];
        double loss = 0;
        for (int i = 0; i < forecast.Length; i++)
        {
            _residuals[i] = actual[i] - forecast[i];
            loss += _residuals[i] >= 0 ? Quantile * _residuals[i] : (Quantile - 1) * _residuals[i];
        }

        return loss / forecast.Length;
    }

    public double[] Backward()
    {
        var gradient = new double[_residuals.Length];
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (_residuals[i] >= 0 ? -Quantile : 1 - Quantile) / gradient.Length;
        }

        return gradient;
    }
}
