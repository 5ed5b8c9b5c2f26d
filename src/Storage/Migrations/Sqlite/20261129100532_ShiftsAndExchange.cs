using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ShiftsAndExchange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "left_out",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "phone_bank_do_not_call_filters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    bits_sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_do_not_call_filters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_do_not_call_hashes",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    entry = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash_sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_do_not_call_hashes", x => new { x.key, x.entry });
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_do_not_call_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    key_sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_do_not_call_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_shifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    volunteer = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_milliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    is_note_away = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_week_tallies",
                columns: table => new
                {
                    volunteer = table.Column<Guid>(type: "TEXT", nullable: false),
                    week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    declared = table.Column<int>(type: "INTEGER", nullable: false),
                    may_be_kept = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_week_tallies", x => new { x.volunteer, x.week });
                });

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_calls_campaign_started_at",
                table: "phone_bank_calls",
                columns: new[] { "campaign", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_calls_ended_at",
                table: "phone_bank_calls",
                column: "ended_at",
                filter: "undo IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_do_not_call_filters_key_source",
                table: "phone_bank_do_not_call_filters",
                columns: new[] { "key", "source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_do_not_call_hashes_entry",
                table: "phone_bank_do_not_call_hashes",
                column: "entry");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_shifts_centre",
                table: "phone_bank_shifts",
                column: "centre",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_shifts_volunteer",
                table: "phone_bank_shifts",
                column: "volunteer",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_shifts_volunteer_started_at",
                table: "phone_bank_shifts",
                columns: new[] { "volunteer", "started_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "phone_bank_do_not_call_filters");

            migrationBuilder.DropTable(
                name: "phone_bank_do_not_call_hashes");

            migrationBuilder.DropTable(
                name: "phone_bank_do_not_call_keys");

            migrationBuilder.DropTable(
                name: "phone_bank_shifts");

            migrationBuilder.DropTable(
                name: "phone_bank_week_tallies");

            migrationBuilder.DropIndex(
                name: "IX_phone_bank_calls_campaign_started_at",
                table: "phone_bank_calls");

            migrationBuilder.DropIndex(
                name: "IX_phone_bank_calls_ended_at",
                table: "phone_bank_calls");

            migrationBuilder.DropColumn(
                name: "left_out",
                table: "phone_bank_campaigns");
        }
    }
}
