import Glibc

/// Why the system refused a call, by its number (errno), in both languages.
///
/// The C library has no Chinese words unless a locale is installed; the numbers that files, folders,
/// terminals and pipes give have theirs here, all others say their number.
package func systemReason(_ code: Int32) -> Message {
  Message(
    String(cString: strerror(code)).lowercased(), reasons[code] ?? "系统错误 \(code)")
}

private let reasons: [Int32: String] = [
  EPERM: "不允许此操作", ENOENT: "没有这个文件或文件夹", EINTR: "调用被中断", EIO: "读写设备出错",
  ENXIO: "没有这个设备", EBADF: "文件已关闭", EAGAIN: "暂时不可用", ENOMEM: "内存不足",
  EACCES: "没有权限", EBUSY: "正被占用", EEXIST: "文件已存在", EXDEV: "不在同一个文件系统",
  ENODEV: "没有这种设备", ENOTDIR: "路径中有一段不是文件夹", EISDIR: "是文件夹", EINVAL: "参数无效",
  ENFILE: "系统打开的文件过多", EMFILE: "打开的文件过多", ENOTTY: "不是终端", ETXTBSY: "程序文件正在运行",
  EFBIG: "文件过大", ENOSPC: "磁盘已满", ESPIPE: "不能在此移动读写位置", EROFS: "文件系统只读",
  EMLINK: "链接过多", EPIPE: "管道另一端已关闭", ENAMETOOLONG: "名称过长", ELOOP: "符号链接层数过多",
  ENOTEMPTY: "文件夹不为空", EDQUOT: "磁盘配额已满", ESTALE: "网络文件已失效", ETIMEDOUT: "超时",
  EOVERFLOW: "数值过大", ENOTSUP: "不支持此操作", ENOSYS: "系统没有此功能", EILSEQ: "不是合法的字符",
]
