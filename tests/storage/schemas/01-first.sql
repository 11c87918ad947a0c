CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE "outlets" (
   "slug" TEXT PRIMARY KEY,
   "name" TEXT NOT NULL,
   "homepage" TEXT NOT NULL,
   "country" TEXT,
   "region" TEXT,
   "language" TEXT NOT NULL,
   "timezone" TEXT NOT NULL,
   "platform" TEXT,
   "latitude" REAL,
   "longitude" REAL,
   "status" TEXT NOT NULL
) STRICT;
CREATE TABLE "articles" (
   "id" INTEGER PRIMARY KEY,
   "url" TEXT NOT NULL,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "region" TEXT,
   "headline" TEXT NOT NULL,
   "summary" TEXT,
   "byline" TEXT,
   "authors" TEXT,
   "credit" TEXT,
   "section" TEXT,
   "tags" TEXT,
   "language" TEXT,
   "published_on" TEXT,
   "published_at" TEXT,
   "published_local" TEXT,
   "published_precision" TEXT,
   "published_raw" TEXT,
   "published_from" TEXT,
   "modified_at" TEXT,
   "month" TEXT,
   "word_count" INTEGER NOT NULL,
   "image_url" TEXT,
   "images" TEXT,
   "paywalled" INTEGER,
   "cluster" INTEGER,
   "version" INTEGER NOT NULL,
   "first_seen_at" TEXT NOT NULL,
   "last_seen_at" TEXT NOT NULL,
   "content_hash" TEXT NOT NULL,
   "read_by" TEXT NOT NULL,
   "body" TEXT NOT NULL
) STRICT;
CREATE TABLE "article_versions" (
   "article" INTEGER NOT NULL REFERENCES "articles"("id"),
   "version" INTEGER NOT NULL,
   "seen_at" TEXT NOT NULL,
   "replaced_at" TEXT NOT NULL,
   "changed" TEXT NOT NULL,
   "headline" TEXT NOT NULL,
   "summary" TEXT,
   "modified_at" TEXT,
   "read_by" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   PRIMARY KEY ("article", "version")
) STRICT;
CREATE TABLE "article_dates" (
   "article" INTEGER NOT NULL REFERENCES "articles"("id"),
   "number" INTEGER NOT NULL,
   "role" TEXT NOT NULL,
   "raw" TEXT NOT NULL,
   "value" TEXT,
   "origin" TEXT NOT NULL,
   "detail" TEXT,
   "chosen" INTEGER NOT NULL,
   PRIMARY KEY ("article", "number")
) STRICT;
CREATE TABLE "related_links" (
   "article" INTEGER NOT NULL REFERENCES "articles"("id"),
   "number" INTEGER NOT NULL,
   "url" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   PRIMARY KEY ("article", "number")
) STRICT;
CREATE TABLE "pages" (
   "url" TEXT PRIMARY KEY,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "state" TEXT NOT NULL,
   "found_at" TEXT NOT NULL,
   "found_in" TEXT,
   "hints" TEXT NOT NULL,
   "fetched_at" TEXT,
   "status" INTEGER,
   "etag" TEXT,
   "last_modified" TEXT,
   "next_check_at" TEXT,
   "failures" INTEGER NOT NULL
) STRICT;
CREATE TABLE "crawls" (
   "id" TEXT PRIMARY KEY,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "started_at" TEXT NOT NULL,
   "finished_at" TEXT,
   "outcome" TEXT,
   "requests" INTEGER NOT NULL,
   "bytes" INTEGER NOT NULL,
   "found" INTEGER NOT NULL,
   "new" INTEGER NOT NULL,
   "changed" INTEGER NOT NULL,
   "unchanged" INTEGER NOT NULL,
   "rejected" INTEGER NOT NULL,
   "shortfalls" TEXT,
   "stats" TEXT
) STRICT;
CREATE TABLE "rejects" (
   "url" TEXT PRIMARY KEY,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "crawl" TEXT REFERENCES "crawls"("id"),
   "stage" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "detail" TEXT,
   "seen_at" TEXT NOT NULL,
   "times" INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE articles_fts using fts5(
    headline, summary, body,
    content="articles", content_rowid="id",
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
insert into "_sqlite_migrations" values (1, 'dateline', 'm001_first_tables', '2026-11-25 23:36:50.346596+00:00');
insert into "outlets" values ('cao-nguyen', 'Báo Cao Nguyên', 'https://caonguyen.example/', 'VN', 'Gia Lai', 'vi', 'Asia/Ho_Chi_Minh', null, null, null, 'active');
insert into "outlets" values ('harbour-gazette', 'Harbour Gazette', 'https://harbourgazette.example/', 'GB', 'Devon', 'en', 'Europe/London', null, null, null, 'active');
insert into "articles" values (8500258440488757, 'https://harbourgazette.example/news/pepper', 'harbour-gazette', 'Devon', 'Tiêu được mùa', null, null, '["Nguyễn Thị Lan"]', null, 'Kinh tế', '["hồ tiêu"]', 'vi', '2023-06-07', '2023-06-07T01:30:00Z', null, 'minute', '2023-06-07', 'json-ld', null, '2023-06', 71, 'https://caonguyen.example/tieu.jpg', '[{"url": "https://caonguyen.example/tieu.jpg", "caption": "Bà con thu hoạch tiêu"}]', null, null, 1, '2023-06-07T02:00:00Z', '2023-06-07T02:00:00Z', '8f3b47c0c80430a4cfeaceec7190a590', '1', 'Đảng ủy xã vận động bà con liên kết sản xuất.

Đường về làng Dơng 1 nay đã đổ bê tông. Đường về làng Dơng 2 nay đã đổ bê tông. Đường về làng Dơng 3 nay đã đổ bê tông. Đường về làng Dơng 4 nay đã đổ bê tông. Đường về làng Dơng 5 nay đã đổ bê tông. Đường về làng Dơng 6 nay đã đổ bê tông.');
insert into "articles" values (8885258723476079, 'https://caonguyen.example/tieu-post101.html', 'cao-nguyen', 'Gia Lai', 'Vườn tiêu Chư Pưh được mùa', null, null, '["Nguyễn Thị Lan"]', null, 'Kinh tế', '["hồ tiêu"]', 'vi', '2023-06-05', '2023-06-05T01:30:00Z', null, 'minute', '2023-06-05', 'json-ld', null, '2023-06', 71, 'https://caonguyen.example/tieu.jpg', '[{"url": "https://caonguyen.example/tieu.jpg", "caption": "Bà con thu hoạch tiêu"}]', null, null, 2, '2023-06-05T02:00:00Z', '2023-06-06T02:00:00Z', '4a16783a14c1761b3d7c2a8c0447fa86', '1', 'Đảng ủy xã vận động bà con liên kết sản xuất.

Đường về làng Dơng 1 nay đã đổ bê tông. Đường về làng Dơng 2 nay đã đổ bê tông. Đường về làng Dơng 3 nay đã đổ bê tông. Đường về làng Dơng 4 nay đã đổ bê tông. Đường về làng Dơng 5 nay đã đổ bê tông. Đường về làng Dơng 6 nay đã đổ bê tông.');
insert into "article_versions" values (8885258723476079, 1, '2023-06-05T02:00:00Z', '2023-06-06T02:00:00Z', '["headline"]', 'Vườn tiêu Chư Pưh vào mùa thu hoạch', null, null, '1', 'Đảng ủy xã vận động bà con liên kết sản xuất.

Đường về làng Dơng 1 nay đã đổ bê tông. Đường về làng Dơng 2 nay đã đổ bê tông. Đường về làng Dơng 3 nay đã đổ bê tông. Đường về làng Dơng 4 nay đã đổ bê tông. Đường về làng Dơng 5 nay đã đổ bê tông. Đường về làng Dơng 6 nay đã đổ bê tông.');
insert into "article_dates" values (8885258723476079, 1, 'published', '2023-06-05', '2023-06-05', 'page', null, 1);
insert into "article_dates" values (8500258440488757, 1, 'published', '2023-06-07', '2023-06-07', 'page', null, 1);
insert into "related_links" values (8885258723476079, 1, 'https://caonguyen.example/gia-tieu-post99.html', 'Giá tiêu tăng');
insert into "related_links" values (8500258440488757, 1, 'https://caonguyen.example/gia-tieu-post99.html', 'Giá tiêu tăng');
insert into "pages" values ('https://caonguyen.example/gia-tieu-post99.html', 'cao-nguyen', 'found', '2023-06-05T02:00:00Z', null, '{}', null, null, null, null, null, 0);
insert into "crawls" values ('cao-nguyen-20230605T010000Z', 'cao-nguyen', '2023-06-05T01:00:00Z', '2023-06-05T03:00:00Z', 'healthy', 3, 0, 2, 1, 0, 0, 0, null, null);
insert into "rejects" values ('https://caonguyen.example/video', 'cao-nguyen', 'cao-nguyen-20230605T010000Z', 'read', 'video', null, '2023-06-05T02:00:00Z', 1);
delete from "articles_fts_data";
insert into "articles_fts_data" values (1, x'020900810e');
insert into "articles_fts_data" values (10, x'000000000103030003010101020101030101');
insert into "articles_fts_data" values (137438953473, x'0000023c0230318fe4a3888fcd846f060102110101328fe4a3888fcd846f0601021b0101338fe4a3888fcd846f060102250101348fe4a3888fcd846f0601022f0101358fe4a3888fcd846f060102390101368fe4a3888fcd846f06010243010262618fe4a3888fcd846f060102070201658fe4a3888fcd846f100102150c0c0c0c0c01036368758fe4a3888fcd846f020402026f6e8fe4a3888fcd846f06010208010264618fe4a3888fcd846f100102130c0c0c0c0c03026e678fe4a3888fcd846f0601020202016f8fe4a3888fcd846f100102140c0c0c0c0c03026e678fe4a3888fcd846f120102060c0c0c0c0c0c0204756f6e678fe4a3888fcd846f1001020d0c0c0c0c0c0105686f6163688fe4a3888fcd846f020901036b65748fe4a3888fcd846f0601020a01046c616e678fe4a3888fcd846f1001020f0c0c0c0c0c020369656e8fe4a3888fcd846f0601020901036d75618fe4a3888fcd846f020701036e61798fe4a3888fcd846f100102120c0c0c0c0c01037075688fe4a3888fcd846f0205010373616e8fe4a3888fcd846f0601020b01037468758fe4a3888fcd846f020802036965758fe4a3888fcd846f020302036f6e678fe4a3888fcd846f100102160c0c0c0c0c010275798fe4a3888fcd846f06010203010376616e8fe4a3888fcd846f0601020503016f8fe4a3888fcd846f02060201658fe4a3888fcd846f1001020e0c0c0c0c0c0203756f6e8fe4a3888fcd846f0202010278618fe4a3888fcd846f0601020402037561748fe4a3888fcd846f0601020c040f0f0f0f0f0f10140f101510141617111117110f160f110f0f1610110d140f10');
insert into "articles_fts_data" values (274877906945, x'000002460230318fe4a3888fcd846f070102110101328fe4a3888fcd846f0701021b0101338fe4a3888fcd846f070102250101348fe4a3888fcd846f0701022f0101358fe4a3888fcd846f070102390101368fe4a3888fcd846f07010243010262618fe4a3888fcd846f070102070201658fe4a3888fcd846f110102150c0c0c0c0c01036368758fe4a3888fcd846f030402026f6e8fe4a3888fcd846f07010208010264618fe4a3888fcd846f110102130c0c0c0c0c03026e678fe4a3888fcd846f0701020202016f8fe4a3888fcd846f110102140c0c0c0c0c03026e678fe4a3888fcd846f130102060c0c0c0c0c0c0203756f638fe4a3888fcd846f020604026e678fe4a3888fcd846f1101020d0c0c0c0c0c0105686f6163688fe4a3888fcd846f0101036b65748fe4a3888fcd846f0701020a01046c616e678fe4a3888fcd846f1101020f0c0c0c0c0c020369656e8fe4a3888fcd846f0701020901036d75618fe4a3888fcd846f030701036e61798fe4a3888fcd846f110102120c0c0c0c0c01037075688fe4a3888fcd846f0305010373616e8fe4a3888fcd846f0701020b01037468758fe4a3888fcd846f0102036965758fe4a3888fcd846f030302036f6e678fe4a3888fcd846f110102160c0c0c0c0c010275798fe4a3888fcd846f07010203010376616e8fe4a3888fcd846f0701020503016f8fe4a3888fcd846f010201658fe4a3888fcd846f1101020e0c0c0c0c0c0203756f6e8fe4a3888fcd846f0302010278618fe4a3888fcd846f0701020402037561748fe4a3888fcd846f0701020c040f0f0f0f0f0f10140f10151014160f15101117110f160f110e0f1610110c140f10');
insert into "articles_fts_data" values (412316860417, x'000001f10230318f8cde8aa6e0ce35060102110101328f8cde8aa6e0ce350601021b0101338f8cde8aa6e0ce35060102250101348f8cde8aa6e0ce350601022f0101358f8cde8aa6e0ce35060102390101368f8cde8aa6e0ce3506010243010262618f8cde8aa6e0ce35060102070201658f8cde8aa6e0ce35100102150c0c0c0c0c0103636f6e8f8cde8aa6e0ce3506010208010264618f8cde8aa6e0ce35100102130c0c0c0c0c03026e678f8cde8aa6e0ce350601020202016f8f8cde8aa6e0ce35100102140c0c0c0c0c03026e678f8cde8aa6e0ce35120102060c0c0c0c0c0c0203756f638f8cde8aa6e0ce35020304026e678f8cde8aa6e0ce351001020d0c0c0c0c0c01036b65748f8cde8aa6e0ce350601020a01046c616e678f8cde8aa6e0ce351001020f0c0c0c0c0c020369656e8f8cde8aa6e0ce350601020901036d75618f8cde8aa6e0ce35020401036e61798f8cde8aa6e0ce35100102120c0c0c0c0c010373616e8f8cde8aa6e0ce350601020b0104746965758f8cde8aa6e0ce35020202036f6e678f8cde8aa6e0ce35100102160c0c0c0c0c010275798f8cde8aa6e0ce3506010203010376616e8f8cde8aa6e0ce35060102050201658f8cde8aa6e0ce351001020e0c0c0c0c0c010278618f8cde8aa6e0ce350601020402037561748f8cde8aa6e0ce350601020c040f0f0f0f0f0f101411151014160f151117110f1611101610111410');
delete from "articles_fts_idx";
insert into "articles_fts_idx" values (1, x'', 2);
insert into "articles_fts_idx" values (2, x'', 2);
insert into "articles_fts_idx" values (3, x'', 2);
delete from "articles_fts_docsize";
insert into "articles_fts_docsize" values (8500258440488757, x'030047');
insert into "articles_fts_docsize" values (8885258723476079, x'060047');
delete from "articles_fts_config";
insert into "articles_fts_config" values ('version', 4);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "idx_outlets_country"
    ON "outlets" ("country");
CREATE INDEX "idx_outlets_region"
    ON "outlets" ("region");
CREATE UNIQUE INDEX "idx_articles_url"
    ON "articles" ("url");
CREATE INDEX "idx_articles_outlet_published_on"
    ON "articles" ("outlet", "published_on");
CREATE INDEX "idx_articles_region_published_on"
    ON "articles" ("region", "published_on");
CREATE INDEX "idx_articles_section_published_on"
    ON "articles" ("section", "published_on");
CREATE INDEX "idx_articles_language"
    ON "articles" ("language");
CREATE INDEX "idx_articles_month"
    ON "articles" ("month");
CREATE INDEX "idx_articles_published_on"
    ON "articles" ("published_on");
CREATE INDEX "idx_articles_published_from"
    ON "articles" ("published_from");
CREATE INDEX "idx_articles_cluster"
    ON "articles" ("cluster");
CREATE INDEX "idx_article_versions_replaced_at"
    ON "article_versions" ("replaced_at");
CREATE INDEX "idx_related_links_url"
    ON "related_links" ("url");
CREATE INDEX "idx_pages_outlet_state"
    ON "pages" ("outlet", "state");
CREATE INDEX "idx_pages_outlet_next_check_at"
    ON "pages" ("outlet", "next_check_at");
CREATE INDEX "idx_crawls_outlet_started_at"
    ON "crawls" ("outlet", "started_at");
CREATE INDEX "idx_rejects_outlet_reason"
    ON "rejects" ("outlet", "reason");
CREATE INDEX "idx_rejects_crawl"
    ON "rejects" ("crawl");
CREATE VIEW "article_days" AS 
    select published_on as day, outlet, count(*) as articles
    from articles where length(published_on) = 10
    group by published_on, outlet;
CREATE VIEW "article_states" AS 
    select article, version, seen_at, replaced_at, headline, summary, body from article_versions
    union all
    select a.id, a.version,
           coalesce((select max(v.replaced_at) from article_versions v where v.article = a.id), a.first_seen_at),
           null, a.headline, a.summary, a.body
    from articles a;
CREATE VIEW "edits" AS 
    select v.article, a.outlet, v.version, v.replaced_at, v.changed, v.headline as headline_before,
           coalesce(n.headline, a.headline) as headline_after
    from article_versions v
    join articles a on a.id = v.article
    left join article_versions n on n.article = v.article and n.version = v.version + 1;
CREATE VIEW "outlet_health" AS 
    select o.slug as outlet, o.region,
           (select count(*) from articles a where a.outlet = o.slug) as articles,
           (select count(*) from articles a where a.outlet = o.slug and a.published_on is null) as undated,
           (select min(a.published_on) from articles a where a.outlet = o.slug) as first_day,
           (select max(a.published_on) from articles a where a.outlet = o.slug) as last_day,
           (select count(*) from rejects r where r.outlet = o.slug) as rejected,
           c.started_at as last_crawl_at, c.outcome as last_outcome
    from outlets o
    left join crawls c on c.id = (
        select id from crawls where outlet = o.slug order by started_at desc limit 1);
