namespace GradGen.Calls;

/// <summary>A Debug.Assert of the user's code failed while it was checked.</summary>
internal sealed class AssertFailedException(string message) : Exception(message.Length > 0 ? message : "a Debug.Assert without a message.");
