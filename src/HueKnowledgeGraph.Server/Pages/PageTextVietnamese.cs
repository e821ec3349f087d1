namespace HueKnowledgeGraph.Server;

/// <summary>The pages in Vietnamese.</summary>
internal static class PageTextVietnamese
{
    /// <summary>The words.</summary>
    public static PageText Words { get; } = new()
    {
        Language = PageLanguage.Vietnamese,
        OtherLanguage = PageLanguage.English,
        OtherLanguageName = "English",
        SiteName = "Di sản Huế, dữ liệu liên kết mở",
        SiteLine = "Di tích, hiện vật, nhân vật, triều vua và địa danh của Cố đô trong một đồ thị mà ai cũng có thể hỏi.",
        SkipToContent = "Đến phần nội dung",
        Home = "Trang chính",
        Editor = "Hỏi bằng SPARQL",
        Inside = "Trong đồ thị có gì",
        Questions = "Những câu hỏi để bắt đầu",
        QuestionsLine = "Bấm vào một câu để xem và chạy truy vấn; cứ sửa theo ý bạn.",
        ForPrograms = "Dành cho chương trình",
        ForProgramsLine = "Địa chỉ dưới đây nhận giao thức SPARQL 1.1. Mỗi sự vật có một tên lâu bền, mở ra thành trang đọc hoặc dữ liệu RDF.",
        Counts = new Dictionary<string, string>
        {
            [GraphCounts.Monuments] = "di tích, công trình",
            [GraphCounts.Objects] = "hiện vật",
            [GraphCounts.Motifs] = "họa tiết",
            [GraphCounts.Persons] = "nhân vật",
            [GraphCounts.Places] = "địa danh",
            [GraphCounts.Periods] = "triều vua, niên hiệu",
            [GraphCounts.Concepts] = "khái niệm",
            [GraphCounts.Graphs] = "đồ thị có tên",
            [GraphCounts.Triples] = "bộ ba",
        },
        Query = "Truy vấn",
        Run = "Chạy",
        Stop = "Dừng",
        Running = "Đang chạy …",
        Stopped = "Đã dừng.",
        Answer = "Trả lời",
        RowsAndTime = "{0} dòng trong {1} ms",
        RowsShown = "Đang hiện {0} dòng đầu trong số {1} dòng.",
        Download = "Toàn bộ câu trả lời:",
        Yes = "Có",
        No = "Không",
        Kind = "Loại",
        OtherNames = "Tên khác",
        Statements = "Điều đã biết",
        Incoming = "Được nhắc đến ở",
        ShownOf = "Đang hiện {0} trong số {1}.",
        ShowAll = "Xem tất cả",
        OtherForms = "Dạng dữ liệu:",
        Identifier = "Tên lâu bền",
        NotFound = "Không tìm thấy",
        NotFoundLine = "Đồ thị không có gì dưới tên này:",
        NoPageLine = "Không có trang nào ở địa chỉ này:",
        North = "B",
        South = "N",
        East = "Đ",
        West = "T",
        Foot = "Mã nguồn mở theo Apache-2.0. Mỗi phát biểu đều truy được về bản ghi, phép ánh xạ và lần chạy đã tạo ra nó.",
    };
}
