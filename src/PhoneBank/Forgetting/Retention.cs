namespace Ledgerline.PhoneBank.Forgetting;

/// <summary>How long a campaign knows whom it need not call any more: days, from the moment at which that is so.</summary>
internal static class Retention
{
    public const int FewestDays = 1;
    public const int MostDays = 365;
    public const int DefaultDays = 30;
}
