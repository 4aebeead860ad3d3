using GradGen;

namespace Warnings;

/// <summary>A training that checks its gradients again and again.</summary>
public static class CheckInEveryEpoch
{
    public static void Train(IGradCheckable<double> net, Action backward)
    {
        var (theta, gradients) = (net.PackParameters(), new double[net.ParameterCount]);
        for (var epoch = 0; epoch < 30; epoch++)
        {
            backward();
            if (!GradCheck.Run(net).Passed) // GG0204
                return;
            net.PackGradients(gradients);
            for (var i = 0; i < theta.Length; i++)
                theta[i] -= 0.1 * gradients[i];
            net.UnpackParameters(theta);
        }
    }
}
