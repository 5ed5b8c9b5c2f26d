using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Refusing;
using Ledgerline.PhoneBank.Reports;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Today;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank;

/// <summary>Campaigns, contact lists, the queue of people to call, and the calls.</summary>
public static class PhoneBankModule
{
    /// <summary>Adds the phone bank with its pages. Storage, Web, Centres, Register and a <see cref="TimeProvider"/> must be there.</summary>
    public static IServiceCollection AddPhoneBank(this IServiceCollection services)
    {
        services.AddEntityModel<PhoneBankModel>();
        services.AddSingleton<NumberVault>();
        services.AddScoped<OpenZones>();
        services.AddSingleton<ForeignFilters>().AddScoped<DoNotCallList>();
        services.AddScoped<ShareDoNotCall>().AddScoped<ExportDoNotCall>().AddScoped<ImportDoNotCall>().AddScoped<ReadDoNotCall>().AddScoped<DropDoNotCall>();
        services.AddScoped<ClaimNextContact>().AddScoped<CheckTaken>().AddScoped<ExplainQueue>().AddScoped<CountQueue>().AddScoped<AddContact>().AddScoped<OtherNumbers>();
        services.AddScoped<CurrentCall>().AddScoped<StartInboundCall>().AddScoped<StartCallByNumber>().AddScoped<DialContact>().AddScoped<KeepLease>();
        services.AddScoped<BeginCall>().AddScoped<ReportCall>().AddScoped<SendReport>().AddScoped<UndoOutcome>().AddScoped<GiveBackCall>();
        services.AddScoped<AddReferral>().AddScoped<TakeBackReferral>();
        services.AddScoped<NextOwnCallback>().AddScoped<FindMissedCallbacks>().AddScoped<MakeCallback>().AddScoped<PromiseCallback>().AddScoped<GiveCallback>();
        services.AddScoped<ReadCall>().AddScoped<SavePerson>().AddScoped<RemovePerson>().AddScoped<NoteCall>().AddScoped<SaveCallForm>();
        services.AddScoped<ChangeShift>().AddScoped<EndWork>().AddScoped<EndLeftShifts>().AddScoped<TallyWeek>().AddScoped<ReadOwnWeeks>().AddScoped<ForgetOldWeeks>();
        services.AddScoped<WhoIsOn>().AddScoped<CountHours>().AddScoped<FindUnusual>().AddScoped<FindUnusualReveals>().AddSingleton<UnusualMark.Memory>().AddScoped<UnusualMark>().AddScoped<ReadToday>().AddScoped<EndSession>();
        services.AddScoped<FindCanaries>().AddScoped<AddCanary>().AddScoped<ChangeCanary>().AddScoped<ReadCanary>();
        services.AddScoped<FindAccounts>().AddScoped<RefuseEntered>().AddScoped<BoundSealed>();
        services.AddScoped<CountCalls>();
        services.AddScoped<CheckPractice>().AddScoped<NotePractised>().AddScoped<ReadPractice>().AddScoped<Admit>().AddScoped<ForgetPractised>();
        services.AddScoped<FindCampaigns>().AddScoped<ReadCampaigns>().AddScoped<SaveCampaign>();
        services.AddScoped<ReadScripts>().AddScoped<SaveScript>();
        services.AddScoped<Uploads>().AddScoped<StartImport>().AddScoped<RunImport>().AddScoped<TakeRows>().AddScoped<FindKnownNumbers>().AddScoped<JoinPeople>().AddScoped<ReadLists>();
        services.AddSingleton<ImportBell>().AddHostedService<ImportLists>();
        services.AddScoped<SetListUse>().AddScoped<SettleList>().AddHostedService<SettleLists>();
        services.AddScoped<DestroyNumbers>().AddScoped<ForgetContacts>().AddScoped<ForgetFinished>();
        services.AddScoped<UndoNeverCall>().AddScoped<ForgetNeverCalled>();
        services.AddScoped<ForgetOldCalls>().AddHostedService<TidyUp>();
        // A front-door type whose constructor takes the module's own, internal ones.
        services.AddScoped(p => new SeedPhoneBank(
            p.GetRequiredService<LedgerlineDb>(), p.GetRequiredService<KeyRing>(), p.GetRequiredService<NumberVault>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<TakeBackWork>(p => p.GetRequiredService<EndWork>().OfAsync);
        services.AddStaffPart("/Pages/PhoneBank/Calls/_DeskLine.cshtml").AddStaffPart("/Pages/PhoneBank/Today/_UnusualMark.cshtml");
        return services.AddNavigation(
            new NavigationItem("nav.call", "/call", Permission.TakeCalls, Public: false),
            new NavigationItem("nav.shift", "/shift", Permission.TakeCalls, Public: false),
            new NavigationItem("nav.practice", "/practice", Permission.Practise, Public: false, Unless: Permission.ManageCentre),
            new NavigationItem("nav.entered", "/centre/entered", Permission.RefuseByAccount, Public: false, Unless: Permission.ManageCentre),
            new NavigationItem("nav.today", "/centre/today", Permission.ManageCentre, Public: false),
            new NavigationItem("nav.campaigns", "/centre/campaigns", Permission.ManageCentre, Public: false));
    }
}
