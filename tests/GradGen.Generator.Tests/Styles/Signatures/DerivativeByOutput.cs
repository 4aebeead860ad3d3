// A function of a number, whose derivative is written by what the function gave, as the network that owns it calls it.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Logistic
{
    public float Forward(float x) => 1 / (1 + MathF.Exp(-x));

    public float Backward(float x) => x * (1 - x); // WRONG x: public float Backward(float x) => x * (1 + x);
}
