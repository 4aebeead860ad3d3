namespace GradGen.Calls;

/// <summary>What a layer gives as its gradients cannot be told apart, so that nothing can be said of them.</summary>
internal sealed class UnreadGradientsException(string message) : InvalidOperationException(message);
