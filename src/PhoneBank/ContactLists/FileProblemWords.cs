using Ledgerline.Web;

namespace Ledgerline.PhoneBank.ContactLists;

internal static class FileProblemWords
{
    public static string Of(FileProblem problem, Text text) => problem.Why switch
    {
        FileRefusal.Missing => text["import.problem.missing"],
        FileRefusal.Empty => text["import.problem.empty"],
        FileRefusal.TooLarge => text["import.problem.tooLarge", ("count", LookAtFile.MaxBytes >> 20)],
        FileRefusal.Workbook => text["import.problem.workbook"],
        FileRefusal.NotText => text["import.problem.notText"],
        FileRefusal.Truncated => text["import.problem.truncated"],
        FileRefusal.OpenQuote => text["import.problem.openQuote", ("line", problem.Line)],
        FileRefusal.LongRow => text["import.problem.longRow", ("line", problem.Line)],
        FileRefusal.TooManyRows => text["import.problem.tooManyRows", ("count", Sheet.MaxRows)],
    };
}
