using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListsScriptsClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "zone",
                table: "centres_centres",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "destroy_at",
                table: "phone_bank_numbers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "finished_at",
                table: "phone_bank_contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_settled",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "use",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "retention_days",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.CreateTable(
                name: "phone_bank_forgotten_days",
                columns: table => new
                {
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    contacts = table.Column<int>(type: "INTEGER", nullable: false),
                    notes = table.Column<int>(type: "INTEGER", nullable: false),
                    numbers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_forgotten_days", x => new { x.campaign, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_numbers_destroy_at",
                table: "phone_bank_numbers",
                column: "destroy_at",
                filter: "destroy_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_campaign_finished_at",
                table: "phone_bank_contacts",
                columns: new[] { "campaign", "finished_at" },
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_list_state",
                table: "phone_bank_contacts",
                columns: new[] { "list", "state" },
                filter: "list IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_calls_campaign_ended_at",
                table: "phone_bank_calls",
                columns: new[] { "campaign", "ended_at" },
                filter: "contact IS NULL AND note_sealed IS NOT NULL");

            // Who needed no call before this was kept: their time counts from when they were last moved in the queue, and not from later than now.
            migrationBuilder.Sql(
                """
                UPDATE phone_bank_contacts SET finished_at = min(ready_at, CAST(strftime('%s', 'now') AS INTEGER) * 1000)
                WHERE state IN (2, 3, 4, 5) OR (state = 6 AND number IN (SELECT id FROM phone_bank_numbers WHERE number_sealed IS NOT NULL));
                """);

            migrationBuilder.CreateTable(
                name: "phone_bank_scripts",
                columns: table => new
                {
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    markdown = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_scripts", x => new { x.campaign, x.language, x.version });
                });

            // The interface had one language, English; who wrote the script is not known.
            migrationBuilder.Sql(
                """
                INSERT INTO phone_bank_scripts (campaign, language, version, markdown, made_at, made_by)
                SELECT id, 'en', 1, script, made_at, '00000000-0000-0000-0000-000000000000' FROM phone_bank_campaigns WHERE script <> '';
                """);

            // Not as a change of the table, for which SQLite would build it anew.
            migrationBuilder.Sql("ALTER TABLE phone_bank_campaigns DROP COLUMN script;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "script",
                table: "phone_bank_campaigns",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // One of its languages is all that a campaign can keep.
            migrationBuilder.Sql(
                """
                UPDATE phone_bank_campaigns SET script = COALESCE(
                    (SELECT markdown FROM phone_bank_scripts WHERE campaign = phone_bank_campaigns.id ORDER BY language <> 'en', language, version DESC LIMIT 1), '');
                """);

            migrationBuilder.DropTable(
                name: "phone_bank_scripts");

            migrationBuilder.DropTable(
                name: "phone_bank_forgotten_days");

            migrationBuilder.DropIndex(
                name: "IX_phone_bank_numbers_destroy_at",
                table: "phone_bank_numbers");

            migrationBuilder.DropIndex(
                name: "IX_phone_bank_contacts_campaign_finished_at",
                table: "phone_bank_contacts");

            migrationBuilder.DropIndex(
                name: "IX_phone_bank_contacts_list_state",
                table: "phone_bank_contacts");

            migrationBuilder.DropIndex(
                name: "IX_phone_bank_calls_campaign_ended_at",
                table: "phone_bank_calls");

            migrationBuilder.DropColumn(
                name: "destroy_at",
                table: "phone_bank_numbers");

            migrationBuilder.DropColumn(
                name: "finished_at",
                table: "phone_bank_contacts");

            migrationBuilder.DropColumn(
                name: "is_settled",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "use",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "retention_days",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "zone",
                table: "centres_centres");
        }
    }
}
