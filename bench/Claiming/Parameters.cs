using System.Data.Common;

namespace Ledgerline.Bench.Claiming;

internal static class Parameters
{
    /// <summary>Gives the command's parameters their values, and makes them the first time.</summary>
    public static void Set(this DbCommand command, params IEnumerable<(string Name, object? Value)> values)
    {
        foreach (var (index, (name, value)) in values.Index())
        {
            if (index == command.Parameters.Count)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            command.Parameters[index].Value = value;
        }
    }
}
