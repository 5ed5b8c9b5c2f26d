using System.Runtime.InteropServices;

namespace Ledgerline.Telephony.Numbers;

/// <summary>The table of an automaton: row <c>state</c>, column <c>digit</c> is the next state; 0 is the dead one, 1 the first.</summary>
internal sealed record DigitTable(ushort[] Next, bool[] Accepting);

/// <summary>
/// Makes the table of a digit pattern, once, by the textbook's two steps: pattern to non-deterministic automaton, and that
/// to a deterministic one. The languages of numbering plans are finite and small, so the tables are, too.
/// </summary>
internal sealed class DigitPatternCompiler
{
    private const int MaxTableStates = ushort.MaxValue;
    private const int Accept = 0;

    // A state either consumes one digit out of Digits and goes on to A, or (Digits = 0) goes on to A and B without consuming.
    private readonly List<(int Digits, int A, int B)> states = [(0, Accept, Accept)];
    private readonly Dictionary<string, int> tableStates = [];
    private readonly List<int[]> unfinished = [];

    public static DigitTable Compile(string pattern)
    {
        var compiler = new DigitPatternCompiler();
        return compiler.MakeTable(compiler.Add(DigitPatternSyntax.Read(pattern), Accept));
    }

    /// <summary>Adds the states of a node that go on to <paramref name="next"/>; returns the one to enter at.</summary>
    private int Add(DigitNode node, int next) => node switch
    {
        DigitNode.OneOf one => Add(one.Digits, next, next),
        DigitNode.Sequence sequence => sequence.Parts.Reverse().Aggregate(next, (after, part) => Add(part, after)),
        DigitNode.Choice choice => choice.Parts.Select(part => Add(part, next)).Aggregate((a, b) => Add(0, a, b)),
        DigitNode.Repeat repeat => AddRepeat(repeat, next),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is not a piece of a pattern."),
    };

    private int AddRepeat(DigitNode.Repeat repeat, int next)
    {
        var entry = next;
        for (var i = repeat.Minimum; i < repeat.Maximum; i++) entry = Add(0, Add(repeat.Part, entry), next);
        for (var i = 0; i < repeat.Minimum; i++) entry = Add(repeat.Part, entry);
        return entry;
    }

    private int Add(int digits, int a, int b)
    {
        states.Add((digits, a, b));
        return states.Count - 1;
    }

    private DigitTable MakeTable(int start)
    {
        var next = new List<ushort>(new ushort[10]);
        NumberOf([]);
        NumberOf(Close([start]));
        for (var state = 1; state < unfinished.Count; state++)
        {
            for (var digit = 0; digit < 10; digit++) next.Add((ushort)NumberOf(Step(unfinished[state], digit)));
        }

        return new DigitTable([.. next], [.. unfinished.Select(members => members.Length > 0 && members[0] == Accept)]);
    }

    private int[] Step(int[] members, int digit) =>
        Close(members.Where(member => (states[member].Digits & (1 << digit)) != 0).Select(member => states[member].A));

    /// <summary>All consuming states (and the accepting one) that are reached without consuming, in order.</summary>
    private int[] Close(IEnumerable<int> entries)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(entries);
        while (open.TryPop(out var state))
        {
            if (!seen.Add(state) || state == Accept || states[state].Digits != 0) continue;
            open.Push(states[state].A);
            open.Push(states[state].B);
        }

        return [.. seen.Where(state => state == Accept || states[state].Digits != 0).Order()];
    }

    private int NumberOf(int[] members)
    {
        var key = new string(MemoryMarshal.Cast<int, char>(members));
        if (tableStates.TryGetValue(key, out var number)) return number;
        if (unfinished.Count == MaxTableStates) throw new FormatException("A digit pattern needs too large a table.");
        unfinished.Add(members);
        return tableStates[key] = unfinished.Count - 1;
    }
}
