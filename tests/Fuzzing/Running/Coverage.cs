using System.Runtime.InteropServices;
using Trace = SharpFuzz.Common.Trace;

namespace Ledgerline.Fuzzing.Running;

/// <summary>What an input reaches, counted as AFL counts: a byte for each edge of the code, by code that SharpFuzz has put into the assemblies (./dev fuzz).</summary>
internal static unsafe class Coverage
{
    public const int Edges = 65_536;

    private static readonly byte* Map = (byte*)NativeMemory.AllocZeroed(Edges);

    public static ReadOnlySpan<byte> Counts => new(Map, Edges);

    /// <summary>Before any of the assemblies runs: without a place to count in, what was put into them fails.</summary>
    public static void Begin() => Trace.SharedMem = Map;

    public static void Clear()
    {
        NativeMemory.Clear(Map, Edges);
        Trace.PrevLocation = 0;
    }
}
